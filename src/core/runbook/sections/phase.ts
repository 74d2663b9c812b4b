import type { Phase } from '../../policy/work.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, coverOf, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks } from '../read/section.ts';
import { isAlertDocument } from './alert-runbook.ts';
import { readChecklists } from './phase-checklist.ts';
import { addPhaseList, phaseList } from './phase-list.ts';
import { addPhaseTable, phaseTable } from './phase-table.ts';
import { isLate, phaseTitle } from './phase-title.ts';
import { stepsOf } from './step.ts';
import { timeBoxIn, timeBoxOf } from './time-box.ts';

/** What is beside the response, however its title sounds and whether or not it is numbered with the phases. */
const BESIDE = ['contacts', 'templates', 'rotation', 'tools', 'metrics', 'references', 'contents', 'history', 'timeline'] as const;
const NO_PHASE = [...BESIDE, 'severity', 'roles', 'procedures', 'causes'] as const;

const OTHER_PROCESS = [
  'procedures',
  'escalation',
  'communication',
  'rotation',
  'channels',
  'updates',
  'upkeep',
  'review',
  ...BESIDE,
] as const;
/** The part of the titles that must sound like phases where their chapter does not say that they are. */
const SOUNDING = 0.6;
/** Words of a chapter's title; a longer one is a sentence that happens to speak of a response. */
const LONGEST_TITLE = 6;

/**
 * The stages of the response, in the document's order. Explicit "Phase 1" wins over a process with parts, that over telling titles; a list
 * of names wins over the one heading that it stands under.
 */
export function readPhases(reading: Reading): void {
  const found = explicit(reading);
  if (!found && messagesOnly(reading)) return;
  const headed = found ?? contained(reading) ?? titled(reading);
  const list = found ? null : phaseList(reading);
  if (list && (!headed || isHeldBy(reading, list.section, headed))) addPhaseList(reading, list);
  else if (headed) for (const section of headed) addPhase(reading, section);
  else readUntitled(reading);
}

/** No heading names a phase: a table may, or titles that are times ("First 15 minutes"), or the lists are all there is. */
function readUntitled(reading: Reading): void {
  const table = phaseTable(reading);
  const timed = table ? null : byTime(reading);
  if (table) addPhaseTable(reading, table);
  else if (timed) for (const section of timed) addPhase(reading, section);
  else readChecklists(reading);
}

const filled = (section: Section): boolean => section.blocks.length > 0 || section.sections.length > 0;

/** A document of templates speaks of detection and resolution in the titles of its messages. */
function messagesOnly(reading: Reading): boolean {
  const cover = coverOf(reading);
  return cover !== null && about(reading, cover, 'templates') && !about(reading, cover, 'process');
}

/** Is the list's own heading one of these, and hardly another of them a phase? */
function isHeldBy(reading: Reading, section: Section, headed: Section[]): boolean {
  return headed.includes(section) && headed.filter((s) => s !== section && about(reading, s, 'phase')).length < 2;
}

/** "Phase 1: Contain" at least twice, as headings or else as bold titles; or "Step 1: Acknowledge" that no procedure consists of. */
function explicit(reading: Reading): Section[] | null {
  const named = (kind: 'phase' | 'step', rank: Section['rank']): Section[] => {
    const prefix = new RegExp(`^(?:${reading.words.prefix(kind)})\\s*\\d+`, 'iu');
    return reading.sections.filter((s) => s.rank === rank && prefix.test(s.title) && !inside(reading, s, 'templates', 'examples'));
  };
  const ranked = [named('phase', 'heading'), named('phase', 'bold').filter(filled)].find((phases) => phases.length >= 2);
  if (ranked) return ranked;
  const steps = named('step', 'heading').filter((s) => filled(s) && !inside(reading, s, ...BESIDE, 'procedures', 'recovery', 'readiness'));
  const together = steps.every((s) => s.parent === steps[0]?.parent);
  return steps.length >= 2 && together ? steps : null;
}

/** Chapters that are called by their time: "First 15 minutes", "Within the first hour", then "After the incident". */
function byTime(reading: Reading): Section[] | null {
  const { words } = reading;
  const fits = (s: Section): boolean => s.rank === 'heading' && filled(s) && !about(reading, s, ...NO_PHASE, 'updates', 'rotation');
  const isTime = (s: Section): boolean => words.says('opening-time', s.title) || timeBoxIn(s.title, words) !== null;
  for (const group of [chapters(reading), ...chapters(reading).flatMap((c) => (about(reading, c, 'process') ? [c.sections] : []))]) {
    const timed = group.filter((s) => fits(s) && isTime(s));
    if (timed.length >= 2) return group.filter((s) => timed.includes(s) || (fits(s) && about(reading, s, 'late-phase')));
  }
  return null;
}

function contained(reading: Reading): Section[] | null {
  const top = chapters(reading);
  const containers = top.filter((s) => {
    const parts = headings(reading, s);
    if (parts.length < 2 || about(reading, s, 'recovery', 'late-phase')) return false;
    const sounding = parts.filter((part) => about(reading, part, 'phase', 'late-phase')).length;
    // A playbook whose parts are called "Detect" and "Respond" is a process; one of "Outage response" and "Breach response" is none.
    if (about(reading, s, 'procedures')) return sounding === parts.length && parts.every((part) => part.title.split(' ').length <= 2);
    return about(reading, s, 'process') && (sounding >= parts.length * SOUNDING || !about(reading, s, ...OTHER_PROCESS));
  });
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
    (s) => s.number !== null || !about(reading, s, ...NO_PHASE),
  );
}

function titled(reading: Reading): Section[] | null {
  const top = chapters(reading).filter((s) => s.rank === 'heading' && filled(s));
  const fits = (s: Section): boolean =>
    about(reading, s, 'phase', 'late-phase') &&
    !about(reading, s, ...NO_PHASE) &&
    phaseTitle(reading, s.title).name.split(' ').length <= LONGEST_TITLE;
  if (isAlertDocument(reading)) return top.filter((s) => reading.words.isOnly('alert-work', s.title));
  const numbered = top.filter((s) => s.number !== null);
  if (numbered.length >= 3 && numbered.filter(fits).length >= numbered.length * SOUNDING)
    return numbered.filter((s) => fits(s) || !about(reading, s, ...BESIDE));
  const timed = (s: Section): boolean => timeBoxOf(phaseTitle(reading, s.title).bracket, reading.words, s.src) !== null;
  const named = top.filter(
    (s) =>
      (fits(s) || (about(reading, s, 'communication') && timed(s))) &&
      (timed(s) || !about(reading, s, 'escalation', 'communication')) &&
      !reading.words.says('checklist-only', s.title),
  );
  return named.length >= 2 && named.some((s) => about(reading, s, 'phase')) ? named : null;
}

function addPhase(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  const { name, bracket } = phaseTitle(reading, section.title);
  const late = isLate(reading, name) || (isLate(reading, section.title) && words.find('resolves', name)?.index !== 0);
  const id = reading.id('phase', name);
  const phase: Phase = {
    id,
    name,
    stage: late ? 'review' : 'response',
    timeBox: late ? null : timeBoxOf(bracket ?? (words.says('opening-time', name) ? name : null), words, section.src),
    severities: scale.severities(section.title),
    steps: stepsOf(reading, section, id, (s) => about(reading, s, 'templates')),
    gates: [],
    ...stated(section.src),
  };
  reading.policy.phases.push(phase);
  for (const block of allBlocks(section)) if (block.kind === 'paragraph') reading.claim(block);
}
