import type { Step } from '../../policy/work.ts';
import type { Block, Item, List } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { isLate } from './phase-title.ts';
import { listSteps } from './step.ts';

/** A stage of the response that is an item of a list: its name, and what stands below it. */
type Stage = { name: string; item: Item; list: List; below: Block[] };
export type PhaseList = { section: Section; stages: Stage[] };

const FEWEST = 3;
/** The part of the names that must sound like a phase where nothing but their shortness says that they are names. */
const SOUNDING = 0.6;
const LONGEST_NAME = 4;

/** "1. **Detect** — alert or report", "1. Detection" with bullets below it, or names alone below "Phases": the stages as one list. */
export function phaseList(reading: Reading): PhaseList | null {
  const top = new Set(chapters(reading));
  for (const section of reading.sections) {
    if (!about(reading, section, 'process') || inside(reading, section, 'templates', 'procedures', 'examples', 'readiness')) continue;
    const stages = stagesOf(section.blocks);
    if (stages.length < FEWEST) continue;
    const told = stages.every(({ item }) => isTold(item));
    const known = stages.filter(({ name }) => soundsLike(reading, name)).length;
    if ((told && top.has(section)) || known >= stages.length * SOUNDING) return { section, stages };
  }
  return null;
}

/** The numbered items of all lists of the section; text between two of them belongs to the first. Empty when one is no name. */
function stagesOf(blocks: Block[]): Stage[] {
  const stages: Stage[] = [];
  for (const block of blocks) {
    if (block.kind === 'list' && block.ordered) {
      for (const item of block.items) {
        const name = nameOf(item);
        if (name === null) return [];
        stages.push({ name, item, list: block, below: [...item.blocks] });
      }
    } else stages.at(-1)?.below.push(block);
  }
  return new Set(stages.map((s) => s.name)).size === stages.length ? stages : [];
}

const isTold = (item: Item): boolean =>
  item.strong !== null && item.label !== null && item.label.split(' ').length <= 3 && item.value !== '' && !/[.!]$/u.test(item.strong);

function nameOf(item: Item): string | null {
  const name = (isTold(item) ? (item.label ?? '') : (item.lines[0]?.text ?? '')).replace(/\s*[:：]$/u, '');
  const short = name.split(' ').length <= LONGEST_NAME && name.length <= 40;
  return name !== '' && short && !/[.!?;,。、]/u.test(name) && item.checked === null ? name : null;
}

const soundsLike = ({ words }: Reading, name: string): boolean =>
  (['phase', 'late-phase', 'communication', 'process'] as const).some((topic) => words.topics(name).has(topic));

export function addPhaseList(reading: Reading, { stages }: PhaseList): void {
  for (const { name, item, list, below } of stages) {
    const id = reading.id('phase', name);
    reading.policy.phases.push({
      id,
      name,
      stage: isLate(reading, name) ? 'review' : 'response',
      timeBox: null,
      severities: '*',
      steps: stepsBelow(reading, item, list, below, id),
      gates: [],
      ...stated(item.src),
    });
    reading.claim(list, ...below);
  }
}

function stepsBelow(reading: Reading, item: Item, list: List, below: Block[], prefix: string): Step[] {
  const place = { prefix, group: null, severities: '*' as const };
  if (isTold(item)) return listSteps(reading, { ...list, items: [{ ...item, text: item.value }] }, place);
  return listsOf(below).flatMap((inner) => listSteps(reading, inner, place));
}
