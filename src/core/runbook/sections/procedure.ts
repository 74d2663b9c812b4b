import type { Procedure } from '../../policy/work.ts';
import { splitLabel } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, coverOf, documentTitle, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks, walk } from '../read/section.ts';
import { readAlerts } from './alert-runbook.ts';
import { namedTroubles, treatedTroubles, withoutCode } from './procedure-chapter.ts';
import { addProcedure } from './procedure-fact.ts';
import { readLeads } from './procedure-lead.ts';
import { readSymptomTables } from './procedure-table.ts';
import { stepsOf } from './step.ts';

/** What a collection of procedures holds beside them. */
const BESIDE = [
  'severity',
  'roles',
  'escalation',
  'contacts',
  'communication',
  'templates',
  'references',
  'contents',
  'background',
] as const;
const FEWEST = 2;

/** Playbooks by incident type (headings, tables of symptoms, lists of links), recovery actions, and alerts of a monitor. */
export function readProcedures(reading: Reading): void {
  readPlaybooks(reading);
  for (const section of [...treatedTroubles(reading), ...namedTroubles(reading)].filter((s) => !isPhase(reading, s)))
    addProcedure(reading, withoutCode(section.title), 'incident-type', null, section.src, (id) => stepsOf(reading, section, id));
  for (const section of chapters(reading).flatMap((c) => [c, ...c.sections.filter((s) => s.rank === 'heading')])) {
    if (inside(reading, section, 'templates', 'detection', 'directory', 'contents', 'references', 'tools') || section.rank !== 'heading')
      continue;
    if (
      section.parent &&
      section.parent !== documentTitle(reading) &&
      about(reading, section.parent, 'procedures', 'recovery', 'references')
    )
      continue;
    if (isProcedure(reading, section)) continue;
    if (about(reading, section, 'procedures')) readBelow(reading, section, 'incident-type');
    else if (about(reading, section, 'recovery') && !about(reading, section, 'phase') && section.sections.length > 0)
      readBelow(reading, section, 'recovery');
    else if (reading.words.says('recovery-procedures', section.title)) readBelow(reading, section, 'recovery');
  }
  readCollection(reading);
  readSymptomTables(reading);
  readAlerts(reading);
}

const add = (reading: Reading, section: Section, kind: Procedure['kind'], category: string | null): void =>
  addProcedure(reading, section.title, kind, category, section.src, (id) => stepsOf(reading, section, id));

function readBelow(reading: Reading, section: Section, kind: Procedure['kind']): void {
  const children = section.sections.filter((s) => s.rank === 'heading');
  for (const child of children) {
    const inner = child.sections.filter((s) => s.rank === 'heading');
    if (about(reading, child, 'references', 'contents', 'templates') || isPhase(reading, child)) continue;
    if (inner.length > 0 && child.blocks.length === 0) for (const leaf of inner) add(reading, leaf, kind, child.title);
    else if (inner.length === 0 && isLinks(child)) readLinks(reading, child, child.title);
    else {
      // "Procedure:" and below it a heading for each case: the cases are procedures too.
      const cases = inner
        .filter((s) => reading.words.isOnly('work-part', s.title))
        .flatMap((s) => s.sections.filter((c) => c.rank === 'heading'));
      if (cases.length >= FEWEST) for (const each of cases) add(reading, each, kind, child.title);
      add(reading, child, kind, null);
    }
    for (const each of walk(child))
      for (const block of each.blocks) if (block.kind === 'paragraph' || block.kind === 'table') reading.claim(block);
  }
  if (children.length > 0) return;
  const bold = section.sections.filter((s) => s.rank === 'bold');
  if (bold.length >= FEWEST && bold.every((s) => isNamed(reading, s))) for (const each of bold) add(reading, each, kind, null);
  else if (!readLeads(reading, section, kind)) readLinks(reading, section, null);
}

const isProcedure = ({ policy }: Reading, section: Section): boolean => policy.procedures.some((p) => p.src.line === section.src.line);

const isPhase = ({ policy }: Reading, section: Section): boolean => policy.phases.some((phase) => phase.src.line === section.src.line);

/** Does a bold title name a trouble, and not a part of its treatment ("Symptoms", "Fix")? */
function isNamed(reading: Reading, section: Section): boolean {
  const { words } = reading;
  if (about(reading, section, ...BESIDE, 'causes', 'not-steps', 'phase', 'late-phase', 'commands', 'checklist')) return false;
  return section.blocks.length > 0 && !words.says('steps-title', section.title) && words.label(section.title).size === 0;
}

const isLinks = (section: Section): boolean =>
  section.blocks.some((b) => b.kind === 'list') &&
  section.blocks.every((b) => b.kind === 'rule' || (b.kind === 'list' && b.items.every((i) => i.links.length > 0)));

/** "1. **Database Corruption** - restore to a point in time", "- [Disk full](disk.md)": procedures that stand elsewhere. */
function readLinks(reading: Reading, section: Section, category: string | null): void {
  for (const list of listsOf(section.blocks)) {
    const fit = list.items.filter(({ links, strong, label }) => (links[0] ? !isFile(links[0].text) : strong && label));
    if (fit.length < FEWEST || fit.length < list.items.length) continue;
    for (const item of fit) {
      const name = reading.words.without('procedure-noun', item.links[0]?.text ?? item.label ?? item.text);
      addProcedure(reading, name, 'incident-type', category, item.src);
    }
    reading.claim(list);
  }
}

/** "[db-restore.md](db-restore.md)" points to a file and names no trouble. */
const isFile = (text: string): boolean => /^[\w./-]{1,80}\.[a-z]{2,5}$/iu.test(text.replace(/`/gu, ''));

/** Chapters that call themselves playbooks: "Playbook: Phishing", "Scenario 2: Ransomware". */
function readPlaybooks(reading: Reading): void {
  const prefix = new RegExp(`^(?:${reading.words.prefix('procedure')})\\s*(?:#?\\d+|[a-z](?![\\p{L}\\p{N}]))?\\s*[:：–—-]\\s*\\S`, 'iu');
  const named = chapters(reading).filter((s) => s.rank === 'heading' && prefix.test(s.title) && !inside(reading, s, 'templates'));
  if (named.length < FEWEST || reading.policy.scenarios.length > 0) return;
  for (const section of named) if (!isPhase(reading, section)) add(reading, section, 'incident-type', null);
}

/** A document of several procedures ("Production runbooks"): its chapters, each with something to do, where no phases are told. */
function readCollection(reading: Reading): void {
  const cover = coverOf(reading);
  const { policy, words } = reading;
  if (!cover || policy.procedures.length > 0 || policy.phases.some((phase) => phase.origin !== 'inferred')) return;
  const several = words.says('procedures-title', cover.title);
  if (!several && !about(reading, cover, 'procedures')) return;
  const named = cover.sections.filter(
    (s) => s.rank === 'heading' && !about(reading, s, ...BESIDE, 'process', 'tools', 'rotation', 'metrics'),
  );
  const work = named.filter((s) => (several ? tellsWork(s) : words.topics(s.title).size === 0 && isTrouble(reading, s)));
  if (work.length >= FEWEST) for (const section of work) add(reading, section, 'incident-type', null);
}

const tellsWork = (section: Section): boolean => allBlocks(section).some((block) => block.kind === 'list' || block.kind === 'fence');

/** Does the chapter tell a symptom, or how to look for its cause and mend it? "**Symptom:** no mail goes out." */
function isTrouble({ words }: Reading, section: Section): boolean {
  const told = allBlocks(section).flatMap((block) =>
    block.kind === 'paragraph' ? block.lines.map((line) => splitLabel(line)?.label ?? '') : [],
  );
  return [...told, ...walk(section).map((s) => s.title)].some(
    (text) => (['symptom', 'check', 'fix'] as const).some((label) => words.label(text).has(label)) || words.isOnly('alert-meaning', text),
  );
}
