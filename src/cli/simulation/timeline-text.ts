import { type Cut, cells, inCells, wrapped } from '../../core/simulate/cells.ts';
import { axisSteps, type Lane, lanesOf, type MarkKind } from '../../core/simulate/lanes.ts';
import type { SimulatedMoment } from '../../core/simulate/moment.ts';
import type { Simulation } from '../../core/simulate/play.ts';
import { plain } from '../remote/terminal-text.ts';
import { offsetText } from '../simulation-text.ts';

/** What a cell of the picture is, for its colour. */
export type Stroke = MarkKind | 'kept' | 'missed' | 'bar' | 'quiet' | 'heading';
export type PaintStroke = (stroke: Stroke, text: string) => string;

/** Least first: of two in one cell the greater is seen. */
const GLYPHS: [Stroke, string][] = [
  ['quiet', '·'],
  ['bar', '━'],
  ['kept', '✓'],
  ['begins', '▲'],
  ['cleared', '▽'],
  ['informed', '○'],
  ['answered', '✓'],
  ['paged', '●'],
  ['catch-all', '◆'],
  ['refused', '!'],
  ['resolved', '■'],
  ['missed', '✗'],
  ['lost', '✗'],
];
const RANK = new Map(GLYPHS.map(([stroke], rank) => [stroke, rank]));
const GLYPH = new Map(GLYPHS);

const LEGEND: [Stroke, string][] = [
  ['cleared', 'alert clears'],
  ['paged', 'paged'],
  ['informed', 'informed'],
  ['catch-all', 'catch-all'],
  ['answered', 'acknowledged or kept'],
  ['missed', 'missed or lost'],
  ['refused', 'refused'],
];
const HEADINGS: Record<Lane['group'], string> = { incident: '', people: 'People', phases: 'Phases', promises: 'Promises' };
const MOST_LANES = 14;
const MOST_LATER = 8;
/** Below this, a name stands above its row. */
const NARROW = 64;

/** The response as a picture: a row for each person, phase and promise, time across, `width` cells wide; what comes later in words. */
export function timelineText(simulation: Simulation, width: number, paint: PaintStroke = (_, text) => text): string {
  const { end, lanes, later } = lanesOf(simulation);
  const narrow = width < NARROW;
  const names = lanes.map(({ name }) => cells(plain(name)));
  const label = narrow ? 0 : Math.min(Math.max(8, ...names), Math.floor(width * 0.34)) + 2;
  const room = Math.max(16, width - label - 1);
  const cell = (minutes: number): number => Math.max(0, Math.min(room - 1, Math.round((minutes / end) * (room - 1))));
  const row = (lane: Lane): string[] => {
    const name = plain(lane.name);
    const picture = drawn(lane, room, cell, paint);
    return narrow ? [inCells(name, width, cutOf(lane)).trimEnd(), picture] : [inCells(name, label - 2, cutOf(lane)) + '  ' + picture];
  };
  const groups = [...Map.groupBy(lanes, ({ group }) => group)].flatMap(([group, all]) => {
    const heading = HEADINGS[group] === '' ? [] : ['', paint('heading', HEADINGS[group])];
    const more = all.length - MOST_LANES;
    return [...heading, ...all.slice(0, MOST_LANES).flatMap(row), ...(more > 0 ? [paint('quiet', `… and ${more} more`)] : [])];
  });
  return [' '.repeat(label) + axis(end, room, cell), ...groups, '', ...legend(lanes, width, paint), ...afterwards(later, width)].join('\n');
}

const cutOf = ({ group }: Lane): Cut => (group === 'people' ? 'middle' : 'end');

function drawn(lane: Lane, room: number, cell: (minutes: number) => number, paint: PaintStroke): string {
  const strokes: Stroke[] = Array.from({ length: room }, () => 'quiet');
  const put = (at: number, stroke: Stroke): void => {
    if ((RANK.get(stroke) ?? 0) >= (RANK.get(strokes[at] ?? 'quiet') ?? 0)) strokes[at] = stroke;
  };
  for (const bar of lane.bars) {
    for (let at = cell(bar.from); at <= cell(bar.to); at++) put(at, 'bar');
    if (bar.ends !== null) put(cell(bar.to), bar.ends);
  }
  for (const mark of lane.marks) put(cell(mark.at), mark.kind);
  const runs: { stroke: Stroke; text: string }[] = [];
  for (const stroke of strokes) {
    const last = runs.at(-1);
    const glyph = GLYPH.get(stroke) ?? ' ';
    if (last?.stroke === stroke) last.text += glyph;
    else runs.push({ stroke, text: glyph });
  }
  return runs.map(({ stroke, text }) => paint(stroke, text)).join('');
}

/** Times above the columns that they mean, as many as stand beside each other. */
function axis(end: number, room: number, cell: (minutes: number) => number): string {
  let text = '';
  for (const minutes of axisSteps(end, Math.floor(room / 9))) {
    const [said, at] = [offsetText(minutes), cell(minutes)];
    const start = Math.min(at, room - said.length);
    if (text === '' || start > text.length) text = text.padEnd(start) + said;
  }
  return text;
}

function legend(lanes: Lane[], width: number, paint: PaintStroke): string[] {
  const used = new Set<Stroke>(
    lanes.flatMap((lane) => [...lane.marks.map(({ kind }) => kind), ...lane.bars.flatMap(({ ends }) => ends ?? [])]),
  );
  const same: Partial<Record<Stroke, Stroke[]>> = { answered: ['answered', 'kept'], missed: ['missed', 'lost'] };
  const said = LEGEND.filter(([stroke]) => (same[stroke] ?? [stroke]).some((one) => used.has(one)));
  const lines: string[][] = [[]];
  let length = 0;
  for (const [stroke, word] of said) {
    const cost = word.length + 5;
    if (length + cost > width && length > 0) {
      lines.push([]);
      length = 0;
    }
    lines.at(-1)?.push(`${paint(stroke, GLYPH.get(stroke) ?? '')} ${word}`);
    length += cost;
  }
  return lines.filter((one) => one.length > 0).map((one) => one.join('   '));
}

function afterwards(later: SimulatedMoment[], width: number): string[] {
  if (later.length === 0) return [];
  const said = later.slice(0, MOST_LATER).map((one) => {
    const who = one.who.length === 0 ? '' : ` [${one.who.join(', ')}]`;
    return { at: offsetText(one.offsetMinutes), text: plain(`${one.text}${who}`) };
  });
  const first = Math.max(...said.map(({ at }) => at.length));
  const lines = said.flatMap(({ at, text }) =>
    wrapped(text, Math.max(12, width - first - 4)).map(
      (part, index) => `  ${index === 0 ? at.padStart(first) : ' '.repeat(first)}  ${part}`,
    ),
  );
  const more = later.length > MOST_LATER ? [`  … and ${later.length - MOST_LATER} more`] : [];
  return ['', 'After that', ...lines, ...more];
}
