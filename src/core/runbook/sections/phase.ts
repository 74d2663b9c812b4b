import type { Phase, TimeBox } from '../../policy/work.ts';
import type { Words } from '../lexicon/words.ts';
import type { Item } from '../read/block.ts';
import { durations } from '../read/duration.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, inferred, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks, walk } from '../read/section.ts';
import { listSteps, stepsOf } from './step.ts';

const NO_PHASE = [
  'severity',
  'roles',
  'contacts',
  'templates',
  'rotation',
  'tools',
  'metrics',
  'procedures',
  'references',
  'contents',
  'history',
  'causes',
] as const;

/** The stages of the response, in the document's order. Explicit "Phase 1" wins over a process with parts, that over telling titles. */
export function readPhases(reading: Reading): void {
  const found = explicit(reading) ?? contained(reading) ?? titled(reading);
  if (found) for (const section of found) addPhase(reading, section);
  else if (!flow(reading)) checklist(reading);
}

const filled = (section: Section): boolean => section.blocks.length > 0 || section.sections.length > 0;

function explicit(reading: Reading): Section[] | null {
  const prefix = new RegExp(`^(?:${reading.words.prefix('phase')})\\s*\\d+`, 'iu');
  const phases = reading.sections.filter(
    (s) => s.rank === 'heading' && prefix.test(s.title) && !inside(reading, s, 'templates', 'examples'),
  );
  return phases.length >= 2 ? phases : null;
}

function contained(reading: Reading): Section[] | null {
  const top = chapters(reading);
  const containers = top.filter(
    (s) => about(reading, s, 'process') && !about(reading, s, 'procedures', 'recovery', 'late-phase') && headings(reading, s).length >= 2,
  );
  if (containers.length === 0) return null;
  return top.flatMap((s) => {
    if (containers.includes(s)) return headings(reading, s);
    return about(reading, s, 'late-phase') && about(reading, s, 'process') ? [s] : [];
  });
}

function headings(reading: Reading, section: Section): Section[] {
  const children = section.sections.filter((s) => s.rank === 'heading' && (filled(s) || s.number !== null));
  const numbered = children.filter((s) => s.number !== null);
  return (numbered.length >= 2 && numbered.length >= children.length / 2 ? numbered : children).filter(
    (s) => s.number !== null || !NO_PHASE.some((t) => about(reading, s, t)),
  );
}

function titled(reading: Reading): Section[] | null {
  const top = chapters(reading).filter((s) => s.rank === 'heading' && filled(s));
  const fits = (s: Section): boolean => about(reading, s, 'phase', 'late-phase') && !NO_PHASE.some((t) => about(reading, s, t));
  const numbered = top.filter((s) => s.number !== null);
  if (numbered.length >= 3 && numbered.filter(fits).length >= numbered.length * 0.6) return numbered;
  const named = top.filter(
    (s) =>
      fits(s) && !about(reading, s, 'escalation', 'communication') && !/\bchecklist$/iu.test(s.title.replace(/^triage checklist$/iu, '')),
  );
  return named.length >= 2 && named.some((s) => about(reading, s, 'phase')) ? named : null;
}

function addPhase(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  const prefix = new RegExp(`^(?:${words.prefix('phase')}|${words.prefix('step')})\\s*\\d+\\s*[:.–—-]*\\s*`, 'iu');
  const bare = section.title.replace(prefix, '');
  const box = /\s*[(（]([^()（）]*)[)）]\s*$/u.exec(bare);
  const review = about(reading, section, 'late-phase') && !/^resol/iu.test(bare);
  const timeBox = box?.[1] && !review ? timeBoxIn(box[1], words) : null;
  const name = (
    box &&
    (timeBox !== null ||
      durations(box[1] ?? '', words).length > 0 ||
      scale.mentioned(box[1] ?? '').length > 0 ||
      /in order/iu.test(box[1] ?? ''))
      ? bare.slice(0, box.index)
      : bare
  ).trim();
  const id = reading.id('phase', name);
  const phase: Phase = {
    id,
    name,
    stage: review ? 'review' : 'response',
    timeBox: timeBox ? { ...timeBox, ...stated(section.src) } : null,
    severities: scale.severities(section.title),
    steps: stepsOf(reading, section, id, (s) => about(reading, s, 'templates')),
    gates: [],
    ...stated(section.src),
  };
  reading.policy.phases.push(phase);
  for (const block of allBlocks(section)) if (block.kind === 'paragraph') reading.claim(block);
}

/** "0-15 minutes", "1-4 hours", "4+ hours", "First 5 minutes", "5 min", "T+10min". */
export function timeBoxIn(text: string, words: Words): Omit<TimeBox, 'src' | 'origin'> | null {
  const [first, second] = durations(text, words);
  if (!first) return null;
  if (/\d\s*\+/u.test(text.replace(/T\s*\+/giu, ''))) return { text, fromMinutes: first.minutes, toMinutes: null };
  const start = /T\s*\+\s*(\d+)\s*(?:a|to|-|–)/iu.exec(text);
  if (second) return { text, fromMinutes: first.minutes, toMinutes: second.minutes };
  if (first.from !== null) return { text, fromMinutes: first.from, toMinutes: first.minutes };
  return { text, fromMinutes: start ? Number(start[1]) : 0, toMinutes: /^T\s*\+/iu.test(text.trim()) && !start ? null : first.minutes };
}

/** "1. **Detect** — alert or report": a flow of named stages as one list. */
function flow(reading: Reading): boolean {
  const section = chapters(reading).find((s) => about(reading, s, 'process') && s.blocks.some((b) => b.kind === 'list' && b.ordered));
  const list = section && listsOf(section.blocks).find((l) => l.ordered);
  const told = (i: Item): boolean =>
    i.strong !== null && i.label !== null && i.label.split(' ').length <= 3 && i.value !== '' && !/[.!]$/u.test(i.strong);
  const nested = (i: Item): boolean =>
    i.text.split(' ').length <= 4 && i.blocks.some((b) => b.kind === 'list') && reading.words.topics(i.text).size > 0;
  if (!list || list.items.length < 3 || !(list.items.every(told) || list.items.every(nested))) return false;
  for (const item of list.items) {
    const name = (item.label ?? item.text).replace(/[:：]$/u, '');
    const id = reading.id('phase', name);
    const place = { prefix: id, group: null, severities: '*' as const };
    const steps = told(item)
      ? listSteps(reading, { ...list, items: [{ ...item, text: item.value }] }, place)
      : listsOf(item.blocks).flatMap((inner) => listSteps(reading, inner, place));
    const review = reading.words.topics(name).has('late-phase');
    reading.policy.phases.push({
      id,
      name,
      stage: review ? 'review' : 'response',
      timeBox: null,
      severities: '*',
      steps,
      gates: [],
      ...stated(item.src),
    });
  }
  reading.claim(list);
  return true;
}

/** No phases at all: the one list that a responder works through becomes a phase, and says that it was taken for one. */
function checklist(reading: Reading): void {
  const fits = (s: Section): boolean =>
    about(reading, s, 'process', 'phase', 'checklist') || /\b(?:actions|steps|first \d+ minutes|summary)\b/iu.test(s.title);
  const candidates = reading.sections.filter(
    (s) =>
      fits(s) && !inside(reading, s, 'procedures', 'templates', 'readiness', 'examples', 'escalation', 'commands', 'recovery', 'metrics'),
  );
  for (const section of candidates) {
    if (
      !listsOf(section.blocks).some(
        (l) =>
          l.items.length >= 3 &&
          !reading.claimed(l) &&
          (l.ordered || l.items.some((i) => i.checked !== null) || /summary|actions|steps/iu.test(section.title)),
      )
    )
      continue;
    const id = reading.id('phase', section.title);
    const steps = stepsOf(reading, section, id);
    if (steps.length === 0) continue;
    const because = 'The document names no phases; this list of steps is taken for one.';
    reading.policy.phases.push({
      id,
      name: section.title,
      stage: about(reading, section, 'late-phase') ? 'review' : 'response',
      timeBox: null,
      severities: '*',
      steps,
      gates: [],
      ...inferred(section.src, because),
    });
    for (const each of walk(section)) for (const block of each.blocks) if (block.kind === 'paragraph') reading.claim(block);
  }
}
