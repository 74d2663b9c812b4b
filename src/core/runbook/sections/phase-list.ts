import type { Step } from '../../policy/work.ts';
import { isUnfilled } from '../read/blank.ts';
import type { Block, Item, List } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import type { Line } from '../read/inline.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { isLate, phaseTitle, soundsLikePhase } from './phase-title.ts';
import { lineSteps, listSteps } from './step.ts';
import { timeBoxOf } from './time-box.ts';

/** A stage of the response that is an item of a list or a line of a paragraph: its name, and what stands below it. */
type Stage = {
  name: string;
  bracket: string | null;
  told: Told | null;
  src: Item['src'];
  value: string;
  item: Item | null;
  block: Block;
  below: Block[];
  /** Items behind it that are no stages of their own. */
  more: Item[];
};
export type PhaseList = { section: Section; stages: Stage[] };

const FEWEST = 3;
/** The part of the names that must sound like a phase where nothing but their shortness says that they are names. */
const SOUNDING = 0.6;
/** The same where the heading does not say either that they are stages. */
const TELLING = 0.75;
const OTHER_MATTER = [
  'background',
  'severity',
  'roles',
  'escalation',
  'metrics',
  'contacts',
  'tools',
  'templates',
  'postmortem',
  'drills',
] as const;
const LONGEST_NAME = 5;
/** The same for bold sentences in order, which say by themselves that they are names. */
const LONGEST_BOLD = 8;
/** The part of such sentences, from the first stage to the last, that must sound like phases. */
const HALF = 0.5;

/**
 * "1. **Detect** — alert or report", "1. **Detect.** An alert fires", "1. Detection" with bullets below it, "**Detect** – …" as
 * paragraphs, or names alone below "Phases" or below the document's title: the stages as one list.
 */
export function phaseList(reading: Reading): PhaseList | null {
  const top = new Set(chapters(reading));
  const [title] = reading.top.sections;
  for (const section of reading.sections) {
    const other = (['templates', 'procedures', 'examples', 'readiness'] as const).filter((t) => section !== title || t !== 'procedures');
    if (inside(reading, section, ...other)) continue;
    const named = about(reading, section, 'process') || namesStages(reading, section.title);
    const stages = stagesOf(reading, section.blocks);
    if (stages.length < FEWEST) continue;
    const known = stages.filter(({ name }) => soundsLikePhase(reading, name)).length;
    const ordered = stages.every((stage) => stage.told !== null && isOrdered(stage));
    // Names in bold and in order say what they are, whatever the chapter's name: "When it burns".
    const tell =
      ordered &&
      (stages.every((stage) => stage.told !== 'verb') || isWhole(reading, stages)) &&
      known >= stages.length * TELLING &&
      !about(reading, section, ...OTHER_MATTER);
    if (!named && section !== title && !tell) continue;
    const told = named && ordered && stages.every((stage) => stage.told === 'label');
    if (named && ordered && known >= stages.length * HALF && isWhole(reading, stages)) return { section, stages };
    if (stages.some(({ name }) => name.split(' ').length > LONGEST_NAME)) continue;
    if ((told && top.has(section)) || known >= stages.length * SOUNDING) return { section, stages };
  }
  return null;
}

/** From the first stage of a response to its end; then a few of the bold names may be the verbs of sentences. */
function isWhole(reading: Reading, stages: Stage[]): boolean {
  const verbs = stages.filter((stage) => stage.told === 'verb').length;
  const [first] = stages;
  if (!first || verbs >= stages.length / 2) return false;
  return comesToEnd(reading, { stages }) && reading.words.topics(first.name).has('phase');
}

/** Is the last of them the resolution, or after it? */
export function comesToEnd(reading: Reading, { stages }: { stages: { name: string }[] }): boolean {
  const last = stages.at(-1)?.name ?? '';
  return isLate(reading, last) || reading.words.find('resolves', last)?.index === 0;
}

const isOrdered = ({ block }: Stage): boolean => block.kind === 'list' && block.ordered;

/** "Detect → contain → recover": a title that is the stages' names. */
function namesStages(reading: Reading, title: string): boolean {
  const names = title.split(/(?:→|->|=>|➜|➔|>)/u).map((name) => name.trim());
  return names.length >= FEWEST && names.every((name) => soundsLikePhase(reading, name));
}

/** The named items of all lists of the section; text between two of them belongs to the first. Empty when one is no name. */
function stagesOf(reading: Reading, blocks: Block[]): Stage[] {
  const stages: Stage[] = [];
  for (const block of blocks) {
    const [line] = block.kind === 'paragraph' ? block.lines : [];
    const found =
      block.kind === 'list' && (block.ordered || block.items.every(isTold))
        ? block.items.map((item) => itemStage(reading, item, block))
        : line && isTold(lineLabel(line))
          ? [lineStage(reading, line, block)]
          : null;
    if (!found) {
      stages.at(-1)?.below.push(block);
      continue;
    }
    for (const [at, stage] of found.entries()) {
      const item = block.kind === 'list' ? block.items[at] : undefined;
      // "If it is not mended by then", between two stages, goes on with the first.
      if (stage === null && item?.strong && stages.length > 0 && reading.words.find('if', item.text)?.index === 0)
        stages.at(-1)?.more.push(item);
      else if (stage === null) return [];
      else stages.push(stage);
    }
  }
  return new Set(stages.map((s) => s.name)).size === stages.length ? stages : [];
}

/** How bold text is a name: "**Detect:** look", "**Detect.** Look.", or as the verb of a sentence, "**Detect** the cause". */
type Told = 'label' | 'sentence' | 'verb';
type Labelled = Pick<Item, 'strong' | 'label' | 'value' | 'text'>;
const lineLabel = (line: Line): Labelled => {
  const split = splitLabel(line);
  return { strong: line.strong, label: split?.label ?? null, value: split?.value ?? line.text, text: line.text };
};

function toldBy({ strong: bold, label, value, text }: Labelled): { told: Told; name: string; value: string } | null {
  const strong = bold?.replace(/\s{1,20}/gu, ' ') ?? null;
  if (strong === null || !text.startsWith(strong)) return null;
  const rest = text.slice(strong.length).trim();
  if (/[.。]$/u.test(strong)) return rest === '' ? null : { told: 'sentence', name: strong.slice(0, -1), value: rest };
  if (/^[.。]\s/u.test(rest)) return { told: 'sentence', name: strong, value: rest.slice(1).trim() };
  if (label !== null && strong.startsWith(label)) return value === '' || /!$/u.test(strong) ? null : { told: 'label', name: label, value };
  return rest === '' || /[!?]$/u.test(strong) ? null : { told: 'verb', name: strong, value: text };
}

const isTold = (line: Labelled): boolean => (toldBy(line)?.name.split(' ').length ?? 99) <= LONGEST_NAME;

function itemStage(reading: Reading, item: Item, block: List): Stage | null {
  const by = toldBy(item) ?? toldBelow(item) ?? plainLabel(reading, item);
  const { name, bracket } = phaseTitle(reading, by?.name ?? (item.lines[0]?.text ?? '').replace(/\s*[:：]$/u, ''));
  if (!isName(name, by?.told) || item.checked !== null) return null;
  return {
    name,
    bracket,
    told: by?.told ?? null,
    src: item.src,
    value: by?.value ?? item.value,
    item,
    block,
    below: [...item.blocks],
    more: [],
  };
}

/** "4. **Check the signals**:" and below it how. */
const toldBelow = ({ strong, text, blocks }: Item): { told: Told; name: string; value: string } | null =>
  strong !== null && blocks.length > 0 && text.length <= strong.length + 2 && text === `${strong}${/\s?[:：.]$/u.exec(text)?.[0] ?? ''}`
    ? { told: 'label', name: strong.replace(/\s?[:：.]$/u, ''), value: '' }
    : null;

/** "1. Detect: an alert fires", without any bold. */
const plainLabel = (reading: Reading, { label, value, strong }: Item): { told: Told; name: string; value: string } | null =>
  strong === null && label !== null && value !== '' && soundsLikePhase(reading, label) ? { told: 'label', name: label, value } : null;

function lineStage(reading: Reading, line: Line, block: Block): Stage | null {
  const by = toldBy(lineLabel(line));
  const { name, bracket } = phaseTitle(reading, by?.name ?? '');
  return by && isName(name, by.told)
    ? { name, bracket, told: by.told, src: line.src, value: by.value, item: null, block, below: [], more: [] }
    : null;
}

/** A name that a full stop ends may be two clauses: "Mitigate first, diagnose second." */
const isName = (name: string, told: Told | undefined): boolean =>
  name !== '' &&
  name.split(' ').length <= (told ? LONGEST_BOLD : LONGEST_NAME) &&
  name.length <= (told ? 60 : 40) &&
  !(told === 'sentence' ? /[.!?:;。]/u : /[.!?:;,。、]/u).test(name);

export function addPhaseList(reading: Reading, { stages }: PhaseList): void {
  for (const stage of stages) {
    const { name, bracket, src, block, below } = stage;
    const id = reading.id('phase', name);
    const late = isLate(reading, name);
    reading.policy.phases.push({
      id,
      name,
      stage: late ? 'review' : 'response',
      timeBox: late ? null : timeBoxOf(bracket, reading.words, src),
      severities: '*',
      steps: stepsBelow(reading, stage, id),
      gates: [],
      ...stated(src),
    });
    reading.claim(block, ...below.filter((each) => each.kind !== 'fence'));
  }
}

function stepsBelow(reading: Reading, { item, block, told, src, value, below, more }: Stage, prefix: string): Step[] {
  const place = { prefix, group: null, severities: '*' as const };
  if (told && value !== '' && isUnfilled(value, reading.words)) return [];
  if (!item || block.kind !== 'list') return lineSteps(reading, [{ text: value, depth: 0, style: 'bullet', src }], place);
  if (told && value !== '') {
    const after = below.slice(item.blocks.length);
    return [{ ...block, items: [{ ...item, text: value }, ...more] }, ...listsOf(after)].flatMap((list) => listSteps(reading, list, place));
  }
  return listsOf(below).flatMap((inner) => listSteps(reading, inner, place));
}
