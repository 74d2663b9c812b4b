import { shortened } from './cells.ts';
import { escaped } from './escaped.ts';
import { axisSteps, type Bar, type Lane, type Lanes, type Mark, type MarkKind } from './lanes.ts';

const WIDTH = 960;
const LEFT = 232;
const RIGHT = 24;
const ROW = 26;
const TOP = 30;
const GAP = 30;
const NAME = 29;
const BESIDE = 13;
/** What lasts no time is seen nevertheless. */
const SHORTEST = 5;
const MOST_LANES = 24;

const WORDS: Record<MarkKind, string> = {
  begins: 'alert or declaration',
  cleared: 'the alert clears',
  answered: 'acknowledged',
  resolved: 'resolved or declined',
  paged: 'paged',
  informed: 'informed',
  'catch-all': 'told as the catch-all',
  lost: 'did not get the message',
  refused: 'refused',
};
const HEADINGS: Record<Lane['group'], string> = { incident: '', people: 'People', phases: 'Phases', promises: 'Promises' };

/**
 * The lanes as an inline SVG, to scale. It takes its colours from the classes of the page around it (`s-page`, `s-bar` …); everything in
 * it is said in words by the page's table as well. `offset` words a length in minutes.
 */
export function lanesPicture({ end, lanes }: Lanes, title: string, offset: (minutes: number) => string): string {
  const groups = [...Map.groupBy(lanes, ({ group }) => group)];
  const x = (minutes: number): number => LEFT + (Math.min(minutes, end) / end) * (WIDTH - LEFT - RIGHT);
  const parts: string[] = [];
  let y = TOP;
  for (const [group, all] of groups) {
    if (HEADINGS[group] !== '') {
      parts.push(`<text class="s-heading" x="0" y="${y + GAP - 9}">${HEADINGS[group]}</text>`);
      y += GAP;
    }
    for (const lane of all.slice(0, MOST_LANES)) {
      parts.push(row(lane, y, x, offset));
      y += ROW;
    }
    if (all.length > MOST_LANES) {
      parts.push(`<text class="s-quiet" x="0" y="${y + 17}">… and ${all.length - MOST_LANES} more, in the table</text>`);
      y += ROW;
    }
  }
  const height = y + 8;
  const steps = axisSteps(end, 8);
  const grid = steps.map((minutes) => {
    const anchor = x(minutes) > WIDTH - 40 ? 'end' : minutes === 0 ? 'start' : 'middle';
    return `<line class="s-grid" x1="${x(minutes)}" x2="${x(minutes)}" y1="${TOP - 8}" y2="${height - 8}"/><text class="s-quiet" x="${x(minutes)}" y="14" text-anchor="${anchor}">${escaped(offset(minutes))}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${grid.join('')}${parts.join('')}</svg>`;
}

function row(lane: Lane, y: number, x: (minutes: number) => number, offset: (minutes: number) => string): string {
  const middle = y + ROW / 2;
  const name = shortened(lane.name, NAME, lane.group === 'people' ? 'middle' : 'end');
  const label = `<text class="s-name" x="0" y="${middle + 5}">${escaped(name)}<title>${escaped(lane.name)}</title></text>`;
  const ground = `<line class="s-ground" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${middle}" y2="${middle}"/>`;
  const bars = lane.bars.map((one) => bar(one, lane.group === 'phases', middle, x, offset));
  const ends = lane.bars.map(({ to, ends: how }) => (how === 'kept' ? tick(x(to), middle) : how === 'missed' ? cross(x(to), middle) : ''));
  const marks = lane.marks.map((one) => mark(one, x(one.at) + aside(one, lane.marks), middle, offset));
  return `${ground}${label}${bars.join('')}${ends.join('')}${marks.join('')}`;
}

/** Marks of different kinds at one instant stand beside each other. */
function aside({ at, kind }: Mark, marks: readonly Mark[]): number {
  const kinds = [...new Set(marks.filter((one) => one.at === at).map((one) => one.kind))];
  return (kinds.indexOf(kind) - (kinds.length - 1) / 2) * BESIDE;
}

function bar(
  { from, to, ends, span }: Bar,
  phase: boolean,
  y: number,
  x: (minutes: number) => number,
  offset: (minutes: number) => string,
): string {
  const due = span.due === null ? '' : `, due ${offset(span.due)}`;
  const said = `${span.name}: from ${offset(from)} to ${offset(to)}${due}${ends === null ? '' : `, ${ends}`}${span.src === null ? '' : ` (line ${span.src.line})`}`;
  const length = Math.max(SHORTEST, x(to) - x(from));
  const body = `<rect class="${phase ? 's-phase' : 's-bar'}" x="${x(from)}" y="${y - (phase ? 8 : 3)}" width="${length}" height="${phase ? 16 : 6}" rx="2"/>`;
  return `<g><title>${escaped(said)}</title>${body}</g>`;
}

const tick = (x: number, y: number): string => `<path class="s-kept" d="M${x - 5} ${y}l4 5l7 -10"/>`;
const cross = (x: number, y: number): string => `<path class="s-missed" d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10"/>`;

function mark({ at, kind, moment }: Mark, x: number, y: number, offset: (minutes: number) => string): string {
  const line = moment.src === null ? '' : ` (line ${moment.src.line})`;
  return `<g><title>${escaped(`${offset(at)}, ${WORDS[kind]}: ${moment.text}${line}`)}</title>${markShape(kind, x, y)}</g>`;
}

/** The shape of a mark, also for a legend. */
export function markShape(kind: MarkKind, x: number, y: number): string {
  switch (kind) {
    case 'paged':
      return `<circle class="s-page" cx="${x}" cy="${y}" r="6"/>`;
    case 'informed':
      return `<circle class="s-inform" cx="${x}" cy="${y}" r="5"/>`;
    case 'catch-all':
      return `<path class="s-page" d="M${x} ${y - 8}l8 8l-8 8l-8 -8z"/>`;
    case 'answered':
      return tick(x, y);
    case 'lost':
      return cross(x, y);
    case 'refused':
      return `<path class="s-missed" d="M${x} ${y - 7}v8m0 4v2"/>`;
    case 'resolved':
      return `<rect class="s-end" x="${x - 5}" y="${y - 5}" width="10" height="10"/>`;
    case 'cleared':
      return `<path class="s-over" d="M${x} ${y + 6}l6 -11h-12z"/>`;
    case 'begins':
      return `<path class="s-end" d="M${x} ${y - 6}l6 11h-12z"/>`;
  }
}
