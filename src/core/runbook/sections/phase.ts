import type { Phase } from '../../policy/work.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, coverOf, inferred, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks, walk } from '../read/section.ts';
import { isAlertDocument, isAlertWork } from './alert-runbook.ts';
import { addPhaseChain, phaseChain } from './phase-chain.ts';
import { readChecklists } from './phase-checklist.ts';
import type { PhaseList } from './phase-list.ts';
import { addPhaseList, comesToEnd, phaseList } from './phase-list.ts';
import { addPhaseTable, phaseTable } from './phase-table.ts';
import { isForeign, isLate, ORDINAL, phaseTitle, soundsLikePhase, titleOf } from './phase-title.ts';
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
const LONGEST_NUMBERED = 8;
const LEVEL_ALONE = 'The heading names a level and no stage; its steps are taken for the one stage of that level.';

/**
 * The stages of the response, in the document's order. Explicit "Phase 1" wins over a process with parts, that over telling titles; a list
 * of names wins over the one heading that it stands under.
 */
export function readPhases(reading: Reading): void {
  const found = explicit(reading);
  if (!found && messagesOnly(reading)) return;
  const named = found ?? contained(reading);
  const headed = named ?? titled(reading);
  const wins = (held: { section: Section } | null): boolean => held !== null && (!headed || isHeldBy(reading, held.section, headed));
  const list = found ? null : phaseList(reading);
  const told = list !== null && named === null && isFuller(reading, list, headed ?? []);
  const chain = found ? null : phaseChain(reading);
  // What is done first, in bold verbs, is one of three stages that have titles.
  const part = list !== null && headed !== null && headed.length >= 3 && headed.includes(list.section) && !comesToEnd(reading, list);
  if (list && !part && (told || wins(list))) addPhaseList(reading, list);
  else if (chain && wins(chain)) addPhaseChain(reading, chain);
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

/** Does a process tell more stages than the titles beside it sound like, none of which is numbered? */
function isFuller(reading: Reading, { section, stages }: PhaseList, headed: Section[]): boolean {
  if (stages.every((stage) => stage.told === 'verb')) return false;
  const sounding = headed.filter((s) => about(reading, s, 'phase') && !isLate(reading, s.title));
  return about(reading, section, 'process') && stages.length > sounding.length * 2 && headed.every((s) => s.number === null);
}

/** Is the list's own heading one of these, and hardly another of them a phase? */
function isHeldBy(reading: Reading, section: Section, headed: Section[]): boolean {
  return headed.includes(section) && headed.filter((s) => s !== section && about(reading, s, 'phase')).length < 2;
}

/** "Phase 1: Contain" at least twice, as headings or else as bold titles; or "Step 1: Acknowledge" that no procedure consists of. */
function explicit(reading: Reading): Section[] | null {
  const named = (kind: 'phase' | 'step' | 'procedure', rank: Section['rank']): Section[] => {
    const prefix = new RegExp(`^(?:${reading.words.prefix(kind)})\\s*${ORDINAL}`, 'iu');
    return reading.sections.filter((s) => s.rank === rank && prefix.test(s.title) && !inside(reading, s, 'templates', 'examples'));
  };
  const ranked = [named('phase', 'heading'), named('phase', 'bold').filter(filled)].find((phases) => phases.length >= 2);
  if (ranked) return ranked;
  const isStage = (s: Section): boolean =>
    filled(s) && !inside(reading, s, ...BESIDE, 'procedures', 'recovery', 'readiness') && !(s.parent && isAlertWork(reading, s.parent));
  const steps = named('step', 'heading').filter(isStage);
  const together = (found: Section[]): boolean => found.length >= 2 && found.every((s) => s.parent === found[0]?.parent);
  if (together(steps)) return steps;
  const bold = named('step', 'bold').filter(isStage);
  if (together(bold) && bold.every((s) => soundsLikePhase(reading, phaseTitle(reading, s.title).name))) return bold;
  const procedures = named('procedure', 'heading').filter(filled);
  return together(procedures) && procedures.every((s) => isMatter(reading, s)) ? procedures : null;
}

/** "Procedure 2: Stakeholder communication": named for what is done in any incident, and for no trouble. */
const isMatter = (reading: Reading, section: Section): boolean =>
  about(reading, section, 'severity', 'escalation', 'communication', 'phase', 'late-phase');

/** Chapters that are called by their time: "First 15 minutes", "Within the first hour", then "After the incident". */
function byTime(reading: Reading): Section[] | null {
  const { words } = reading;
  const fits = (s: Section): boolean => s.rank === 'heading' && filled(s) && !about(reading, s, ...NO_PHASE, 'updates', 'rotation');
  const isTime = (s: Section): boolean =>
    words.find('every', s.title)?.index !== 0 &&
    (words.says('opening-time', s.title) || timeBoxIn(s.title, words) !== null) &&
    !tellsContents(reading, s);
  for (const group of [chapters(reading), ...chapters(reading).flatMap((c) => (about(reading, c, 'process') ? [c.sections] : []))]) {
    const timed = group.filter((s) => fits(s) && isTime(s));
    if (timed.length >= 2) return group.filter((s) => timed.includes(s) || (fits(s) && about(reading, s, 'late-phase')));
  }
  return null;
}

/** "72-hour notice", and below it what such a notice "should include": a duty with its contents, and no work. */
function tellsContents({ words }: Reading, section: Section): boolean {
  const lists = listsOf(allBlocks(section));
  return lists.length > 0 && lists.every((list) => words.says('contents-lead', list.lead?.text ?? ''));
}

/** "Our workflow" that holds nothing but the one heading "Example workflow" is told there. */
function innermost(reading: Reading, section: Section): Section {
  const [only, ...others] = section.sections.filter((s) => s.rank === 'heading');
  const told = only && others.length === 0 && about(reading, section, 'process') && about(reading, only, 'process');
  return told ? innermost(reading, only) : section;
}

function contained(reading: Reading): Section[] | null {
  const top = chapters(reading).map((s) => innermost(reading, s));
  const containers = top.filter((s) => {
    const parts = headings(reading, s);
    if (parts.length < 2 || about(reading, s, 'recovery', 'late-phase')) return false;
    if (about(reading, s, 'procedures')) return isWalk(reading, parts);
    const sounding = parts.filter((part) => about(reading, part, 'phase', 'late-phase')).length;
    // "Checklist", and below it "Initiate", "Assess", "Remediate".
    if (about(reading, s, 'checklist') && !about(reading, s, 'process', ...OTHER_PROCESS))
      return parts.length >= 3 && sounding === parts.length;
    return about(reading, s, 'process') && (sounding >= parts.length * SOUNDING || !about(reading, s, ...OTHER_PROCESS));
  });
  // Beside the process itself, a checklist sums it up.
  const processes = containers.filter((s) => !about(reading, s, 'checklist'));
  const split = new Map(top.flatMap((s) => (about(reading, s, 'process') ? [[s, bySeverity(reading, s)] as const] : [])));
  if (containers.length === 0 && ![...split.values()].some((stages) => stages !== null)) return null;
  const parts = (s: Section): Section[] =>
    split.get(s) ?? ((processes.length > 0 ? processes : containers).includes(s) ? headings(reading, s) : []);
  return top.flatMap((s, at) => {
    if (parts(s).length > 0) return parts(s);
    if (!about(reading, s, 'late-phase')) return [];
    // Stages told level by level are followed by one that all levels share.
    const shared = top.slice(0, at).some((before) => split.get(before)) && !about(reading, s, ...NO_PHASE);
    return shared || about(reading, s, 'process') ? [s] : [];
  });
}

/**
 * A playbook whose parts are called "Detect", "Communicate" and "Respond" is a process; one of "Outage response" and "Breach response" is
 * none, and no more is one of "Disk full" and "Recovery".
 */
function isWalk(reading: Reading, parts: Section[]): boolean {
  const names = parts.map((part) => phaseTitle(reading, titleOf(reading, part)).name);
  const stages = parts.filter((part) => about(reading, part, 'phase', 'late-phase')).length;
  if (!names.every((name) => soundsLikePhase(reading, name) && name.split(' ').length <= 2)) return false;
  return stages === parts.length || stages >= Math.max(3, parts.length * SOUNDING);
}

/** "SEV-1", then "Contain" and "Recover" below it, then "SEV-2" with its own: the stages of each level. A level without any is one. */
function bySeverity(reading: Reading, section: Section): Section[] | null {
  const levels = section.sections.filter((s) => s.rank === 'heading' && filled(s));
  if (levels.length < 2 || !levels.every((s) => reading.scale.severities(s.title) !== '*')) return null;
  const below = levels.map((level) => level.sections.filter((s) => s.rank !== 'line' && filled(s)));
  const all = below.flat();
  if (all.length < 2 || all.filter((s) => about(reading, s, 'phase', 'late-phase')).length < all.length * SOUNDING) return null;
  return levels.flatMap((level, at) => (below[at]?.length ? below[at] : [level]));
}

function headings(reading: Reading, section: Section): Section[] {
  const children = section.sections.filter((s) => s.rank === 'heading' && (filled(s) || s.number !== null));
  const numbered = children.filter((s) => s.number !== null);
  return (numbered.length >= 2 && numbered.length >= children.length / 2 ? numbered : children).filter(
    (s) => s.number !== null || !about(reading, s, ...NO_PHASE),
  );
}

/** The chapters; where there is but one, and all the others stand in it, those. */
function onlyChapter(reading: Reading): Section[] {
  const top = chapters(reading);
  const [only, ...others] = top.filter((s) => s.rank === 'heading');
  return only && others.length === 0 && only.sections.filter((s) => s.rank === 'heading').length >= 3 ? only.sections : top;
}

function titled(reading: Reading): Section[] | null {
  const and = new RegExp(`\\s${reading.words.source('and')}\\s`, 'iu');
  const top = onlyChapter(reading).filter((s) => s.rank === 'heading' && filled(s) && !isOfReport(reading, s));
  const fits = (s: Section): boolean => {
    const { topics } = reading.words;
    const { name } = phaseTitle(reading, s.title);
    // "Declaring an incident and the lead's role": what comes first names the stage.
    const first = [name, name.split(and)[0] ?? ''].find(
      (title) => ![...NO_PHASE, 'not-steps' as const].some((no) => topics(title).has(no)),
    );
    return (
      first !== undefined &&
      (!about(reading, s, 'process') || reading.words.find('first', first)?.index === 0) &&
      (['phase', 'late-phase'] as const).some((t) => topics(first).has(t)) &&
      first.replace(/ ?\([^()]*\)$/u, '').split(' ').length <= (s.number === null ? LONGEST_TITLE : LONGEST_NUMBERED)
    );
  };
  if (isAlertDocument(reading))
    return top.filter(
      (s) =>
        isAlertWork(reading, s) ||
        (fits(s) && !about(reading, s, 'escalation', 'communication', 'detection') && !reading.words.isOnly('alert-meaning', s.title)),
    );
  const numbered = top.filter((s) => s.number !== null);
  if (numbered.length >= 3 && numbered.filter(fits).length >= numbered.length * SOUNDING)
    return numbered.filter((s) => fits(s) || !about(reading, s, ...BESIDE));
  const row = betweenStages(reading, numbered, fits);
  if (row) return row;
  const timed = (s: Section): boolean => timeBoxOf(phaseTitle(reading, s.title).bracket, reading.words, s.src) !== null;
  // "4. Communication" behind two stages that have numbers too.
  const isAmong = (s: Section): boolean =>
    s.number !== null &&
    !about(reading, s, 'escalation', 'templates', 'roles') &&
    numbered.slice(0, numbered.indexOf(s)).filter(fits).length >= 2;
  const named = top.filter(
    (s) =>
      (fits(s) || opens(reading, s) || classifies(reading, s) || (about(reading, s, 'communication') && (timed(s) || isAmong(s)))) &&
      (timed(s) || isAmong(s) || !about(reading, s, 'escalation', 'communication')) &&
      !reading.words.says('checklist-only', s.title),
  );
  // "The first 5 minutes" and what follows the incident are times, among which there may be others.
  const byName = named.filter(
    (s) => about(reading, s, 'phase') && !(named.some((each) => opens(reading, each)) && isLate(reading, s.title)),
  );
  const opened = named.some((each) => opens(reading, each)) && !named.some((each) => about(reading, each, 'postmortem'));
  const enough = byName.length > 0 || (opened && byTime(reading) === null);
  return named.length >= 2 && enough && !isForeign(reading, named) ? named : null;
}

/** "First 5 minutes": what everybody does first, whatever it is called. */
const opens = ({ words }: Reading, { title }: Section): boolean => words.find('opening-time', title)?.index === 0;

/** "Incident classification" that tells in which order one judges, and defines no level: a stage as any other. */
const classifies = (reading: Reading, section: Section): boolean =>
  about(reading, section, 'severity') &&
  about(reading, section, 'phase') &&
  listsOf(section.blocks).some((list) => list.ordered && !reading.claimed(list)) &&
  !walk(section).some((s) => s.blocks.some((block) => block.kind === 'table')) &&
  reading.policy.severities.length === 0;

/** A part of the report's form ("Detection" and a blank), or what such a report must hold. */
function isOfReport(reading: Reading, section: Section): boolean {
  const { sections } = reading.policy.review;
  return (
    sections.some(({ src }) => src.line === section.src.line) ||
    (about(reading, section, 'postmortem') && about(reading, section, 'sections'))
  );
}

/** Numbered chapters of which the first and the last and most between them are stages: so are the few that only the team's trade names. */
function betweenStages(reading: Reading, numbered: Section[], fits: (section: Section) => boolean): Section[] | null {
  const stages = numbered.filter(fits);
  const [first] = stages;
  const last = stages.at(-1);
  if (!first || !last || stages.length < 3 || !about(reading, last, 'late-phase')) return null;
  const row = numbered.slice(numbered.indexOf(first), numbered.indexOf(last) + 1);
  const works = (s: Section): boolean =>
    (about(reading, s, 'communication') && !about(reading, s, 'templates', 'escalation', 'roles')) ||
    (listsOf(allBlocks(s)).some((list) => list.ordered || list.items.some((item) => item.checked !== null)) &&
      !about(reading, s, ...OTHER_PROCESS, 'severity', 'roles', 'causes', 'not-steps', 'background', 'drills'));
  return stages.length >= row.length * SOUNDING ? row.filter((s) => fits(s) || works(s)) : null;
}

function addPhase(reading: Reading, section: Section): void {
  const { words, scale } = reading;
  const { name, bracket } = phaseTitle(reading, titleOf(reading, section));
  const late = isLate(reading, name) || (isLate(reading, section.title) && words.find('resolves', name)?.index !== 0);
  const own = scale.severities(section.title);
  const id = reading.id('phase', name);
  const phase: Phase = {
    id,
    name,
    stage: late ? 'review' : 'response',
    timeBox: late ? null : timeBoxOf(bracket ?? (words.says('opening-time', name) ? name : null), words, section.src),
    severities: own === '*' && section.parent !== coverOf(reading) ? scale.severities(section.parent?.title ?? '') : own,
    steps: stepsOf(reading, section, id, (s) => about(reading, s, 'templates')),
    gates: [],
    ...(own !== '*' && words.topics(name).has('severity') ? inferred(section.src, LEVEL_ALONE) : stated(section.src)),
  };
  reading.policy.phases.push(phase);
  for (const block of allBlocks(section)) if (block.kind === 'paragraph') reading.claim(block);
}
