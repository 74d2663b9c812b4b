import type { Source } from '../../policy/source.ts';
import type { Procedure } from '../../policy/work.ts';
import { columnsOf } from '../read/columns.ts';
import { levelAt } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, documentTitle, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { walk } from '../read/section.ts';
import { tablesIn } from '../read/visit.ts';
import { stepsOf } from './step.ts';

/** Playbooks by incident type (headings, tables of symptoms, lists of links) and recovery actions. */
export function readProcedures(reading: Reading): void {
  for (const section of chapters(reading).flatMap((c) => [c, ...c.sections.filter((s) => s.rank === 'heading')])) {
    if (inside(reading, section, 'templates', 'detection', 'directory', 'contents', 'references', 'tools') || section.rank !== 'heading')
      continue;
    if (
      section.parent &&
      section.parent !== documentTitle(reading) &&
      about(reading, section.parent, 'procedures', 'recovery', 'references')
    )
      continue;
    if (about(reading, section, 'procedures')) readBelow(reading, section, 'incident-type');
    else if (about(reading, section, 'recovery') && !about(reading, section, 'phase') && section.sections.length > 0)
      readBelow(reading, section, 'recovery');
    else if (reading.words.says('recovery-procedures', section.title)) readBelow(reading, section, 'recovery');
  }
  readPlaybooks(reading);
  readSymptomTables(reading);
  readAlert(reading);
}

function add(reading: Reading, raw: string, kind: Procedure['kind'], category: string | null, src: Source, section: Section | null): void {
  const { words } = reading;
  const prefix = new RegExp(`^(?:${words.prefix('procedure')})\\s*(?:#?\\d+)?\\s*[:.–—-]\\s*`, 'iu');
  const level = levelAt(raw, words);
  const unlevelled = level?.form === 'id' && /^\S+\s*[:–—-]/u.test(raw) ? level.tail || raw : raw;
  const name = unlevelled.replace(prefix, '').replace(/[*`]/g, '').trim();
  if (name === '' || reading.policy.procedures.some((p) => p.name === name)) return;
  const id = reading.id('procedure', name);
  reading.policy.procedures.push({ id, name, kind, category, steps: section ? stepsOf(reading, section, id) : [], ...stated(src) });
}

function readBelow(reading: Reading, section: Section, kind: Procedure['kind']): void {
  const children = section.sections.filter((s) => s.rank === 'heading');
  for (const child of children) {
    const inner = child.sections.filter((s) => s.rank === 'heading');
    if (about(reading, child, 'references', 'contents', 'templates')) continue;
    if (inner.length > 0 && child.blocks.length === 0)
      for (const leaf of inner) add(reading, leaf.title, kind, child.title, leaf.src, leaf);
    else if (inner.length === 0 && isLinks(child)) readLinks(reading, child, child.title);
    else add(reading, child.title, kind, null, child.src, child);
    for (const each of walk(child))
      for (const block of each.blocks) if (block.kind === 'paragraph' || block.kind === 'table') reading.claim(block);
  }
  if (children.length === 0) readLinks(reading, section, null);
}

const isLinks = (section: Section): boolean =>
  section.blocks.some((b) => b.kind === 'list') &&
  section.blocks.every((b) => b.kind === 'rule' || (b.kind === 'list' && b.items.every((i) => i.links.length > 0)));

/** "1. **Database Corruption** - restore to a point in time", "- [Disk full](disk.md)": procedures that stand elsewhere. */
function readLinks(reading: Reading, section: Section, category: string | null): void {
  for (const list of listsOf(section.blocks)) {
    const fit = list.items.filter((item) => item.links.length > 0 || (item.strong && item.label));
    if (fit.length < 2 || fit.length < list.items.length) continue;
    for (const item of fit)
      add(
        reading,
        reading.words.without('procedure-noun', item.links[0]?.text ?? item.label ?? item.text),
        'incident-type',
        category,
        item.src,
        null,
      );
    reading.claim(list);
  }
}

/** Chapters that call themselves playbooks: "Playbook: Phishing", "Scenario 2: Ransomware". */
function readPlaybooks(reading: Reading): void {
  const prefix = new RegExp(`^(?:${reading.words.prefix('procedure')})\\s*(?:#?\\d+)?\\s*[:：–—-]\\s*\\S`, 'iu');
  const named = chapters(reading).filter((s) => s.rank === 'heading' && prefix.test(s.title));
  if (named.length < 2 || reading.policy.procedures.length > 0 || reading.policy.scenarios.length > 0) return;
  for (const section of named) add(reading, section.title, 'incident-type', null, section.src, section);
}

/** Symptom | Runbook, Issue | Check | Quick fix. */
function readSymptomTables(reading: Reading): void {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (inside(reading, section, 'templates', 'causes', 'metrics', 'examples', 'commands') || reading.claimed(block)) continue;
    const columns = columnsOf(block, reading.words, ['symptom', 'runbook', 'fix']);
    if (columns.at('symptom') < 0 || (columns.at('runbook') < 0 && columns.at('fix') < 0)) continue;
    for (const row of block.rows) {
      const symptom = columns.cell(row, 'symptom');
      if (symptom) add(reading, symptom.text, 'incident-type', null, symptom.src, null);
    }
    reading.claim(block);
  }
}

/** Meaning, Impact, Diagnosis, Mitigation: the document itself is the procedure for one alert. */
function readAlert(reading: Reading): void {
  const titles = chapters(reading).map((s) => s.title);
  const has = (phrase: 'alert-meaning' | 'alert-work'): boolean => titles.some((t) => reading.words.isOnly(phrase, t));
  if (!has('alert-meaning') || !has('alert-work')) return;
  const title = reading.policy.document.title;
  if (title) add(reading, title, 'alert', null, reading.top.sections[0]?.src ?? reading.top.src, null);
}
