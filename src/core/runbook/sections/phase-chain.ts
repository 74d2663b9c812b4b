import type { Source } from '../../policy/source.ts';
import type { Block } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { comesToEnd } from './phase-list.ts';
import { isLate, soundsLikePhase } from './phase-title.ts';
import { stepsOf } from './step.ts';

/** The stages of the response as one line of arrows: "detect ──► declare ──► mitigate ──► review". */
type PhaseChain = { section: Section; names: string[]; src: Source; block: Block };

const ARROWS = /\s{0,9}[-–—─=]{0,4}[→➜➔⟶⇒►▶>]\s{0,9}/u;
const FEWEST = 4;
const LONGEST_NAME = 3;
const LONGEST_LINE = 400;
/** The part of the names that must sound like a phase: nothing but the arrows says that they are stages. */
const SOUNDING = 0.75;

/** The first such line that stands in the text or in a fence without a language. */
export function phaseChain(reading: Reading): PhaseChain | null {
  for (const section of reading.sections) {
    if (inside(reading, section, 'templates', 'procedures', 'examples', 'escalation', 'postmortem', 'metrics', 'contents')) continue;
    for (const block of section.blocks) {
      const names = column(block);
      if (names !== null && isFlow(reading, section, names)) return { section, names, src: block.src, block };
      for (const { text, src } of linesOf(block)) {
        if (text.length > LONGEST_LINE) continue;
        const names = text.split(ARROWS).map((name) => name.replace(/[*_`.]/gu, '').trim());
        if (isStages(reading, names)) return { section, names, src, block };
      }
    }
  }
  return null;
}

function linesOf(block: Block): { text: string; src: Source }[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind !== 'fence' || block.language !== '') return [];
  return block.lines.map(({ text, line, indent }) => ({ text: text.trim(), src: { line, column: indent + 1, endLine: line } }));
}

/** What a picture of a flow is drawn with, between two names one below the other. */
const DRAWN = /^[│┃|↓▼⇓⬇vV┌┐└┘├┤┬┴┼─━═╔╗╚╝║\s-]*$/u;

/** The names of a flow that is drawn downwards in a fence, an arrow between each and the next; null when it branches. */
function column(block: Block): string[] | null {
  if (block.kind !== 'fence' || block.language !== '' || block.lines.length > 80) return null;
  const lines = block.lines.map(({ text }) => text.slice(0, LONGEST_LINE).trim()).filter((text) => text !== '');
  const names: string[] = [];
  let arrow = true;
  for (const line of lines) {
    if (DRAWN.test(line)) {
      arrow ||= /[│┃|↓▼⇓⬇v]/u.test(line);
      continue;
    }
    const name = line.replace(/^[│┃|║]\s?|\s?[│┃|║]$/gu, '').trim();
    if (!arrow || /[│┃|║→▼]/u.test(name)) return null;
    names.push(name.replace(/(?<!\s)\s?[(（][^()（）]*[)）]$/u, ''));
    arrow = false;
  }
  return names;
}

/** Below a title that calls it the flow, and from any beginning to the end of an incident, short names are enough. */
const isFlow = (reading: Reading, section: Section, names: string[]): boolean =>
  isStages(reading, names) ||
  (about(reading, section, 'process') &&
    names.length >= FEWEST &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.split(' ').length <= LONGEST_NAME * 2) &&
    names.filter((name) => soundsLikePhase(reading, name)).length >= 2 &&
    comesToEnd(reading, { stages: names.map((name) => ({ name })) }));

function isStages(reading: Reading, names: string[]): boolean {
  if (names.length < FEWEST || new Set(names).size < names.length) return false;
  if (!names.every((name) => name !== '' && name.length <= 40 && name.split(' ').length <= LONGEST_NAME)) return false;
  return names.filter((name) => soundsLikePhase(reading, name)).length >= names.length * SOUNDING;
}

/** Each name is a stage; its steps are those of the chapter that is named like it ("mitigate": "Mitigation toolkit"). */
export function addPhaseChain(reading: Reading, { section, names, src, block }: PhaseChain): void {
  const chapters = reading.sections.filter((s) => s.rank === 'heading' && s !== section && !about(reading, s, 'metrics', 'templates'));
  for (const name of names) {
    const id = reading.id('phase', name);
    const own = chapters.filter((s) => stem(s.title) === stem(name));
    reading.policy.phases.push({
      id,
      name,
      stage: isLate(reading, name) ? 'review' : 'response',
      timeBox: null,
      severities: '*',
      steps: own.flatMap((s) => stepsOf(reading, s, id)),
      gates: [],
      ...stated(src),
    });
  }
  reading.claim(block);
}

/** "Mitigate" and "Mitigation" begin alike. */
const stem = (text: string): string => text.toLowerCase().slice(0, 5);
