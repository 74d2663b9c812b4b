import { shortened } from './cells.ts';
import type { TellingChange } from './compare-simulations.ts';
import { escaped } from './escaped.ts';
import type { MomentKind, SimulatedMoment } from './moment.ts';

const LEFT = 220;
const COLUMN = 88;
const NAME = 27;
const ROW = 34;
const TOP = 92;
const MOST_COLUMNS = 40;
const SHOWN: ReadonlySet<MomentKind> = new Set(['page', 'inform', 'catch-all', 'missed', 'deadline']);

const WORDS: Partial<Record<MomentKind, string>> = {
  page: 'is paged',
  inform: 'is informed',
  'catch-all': 'is told as the catch-all',
  missed: 'missed',
  deadline: 'due',
};

/** How somebody was told by the other runbook, where this one tells them at another time or not at all. */
const FORMERLY: Partial<Record<MomentKind, string>> = {
  page: 'was paged',
  inform: 'was informed',
  'catch-all': 'was told as the catch-all',
};

const STYLE = `:root{color-scheme:light dark;background:#fff;max-width:100%;min-width:760px;height:auto}.b{fill:#fff}.t{fill:#1c2128}.q{fill:#57606a}.l{stroke:#d0d7de}.page,.all{fill:#0b5cad}.inform{fill:none;stroke:#0b5cad}.due,.was{fill:none;stroke:#57606a}.missed{stroke:#b3261e}
text{font:14px system-ui,sans-serif;font-variant-numeric:tabular-nums}.h{font-weight:600;font-size:17px}
@media(prefers-color-scheme:dark){:root{background:#14181d}.b{fill:#14181d}.t{fill:#e6edf3}.q{fill:#9aa4af}.l{stroke:#343b44}.page,.all{fill:#6cb2f7}.inform{stroke:#6cb2f7}.due,.was{stroke:#9aa4af}.missed{stroke:#ff8a80}}`;

/**
 * A simulation as an SVG that needs nothing beside it: a row for each person, a column for each moment at which somebody is told or something
 * falls due (in order, not to scale). `offset` words a length in minutes. `changes`: against another runbook; where it told somebody otherwise,
 * a broken ring stands. Every mark also says itself in words; all text is escaped.
 */
export function simulationPicture(
  moments: readonly SimulatedMoment[],
  title: string,
  offset: (minutes: number) => string,
  changes: readonly TellingChange[] | null = null,
): string {
  const all = moments.filter((one) => SHOWN.has(one.kind) && one.who.length > 0);
  const formerly = (changes ?? []).flatMap(({ who, kind, before, after }) =>
    before === null || before === after ? [] : [{ who, kind, at: before }],
  );
  const instants = [...all.map((one) => one.offsetMinutes), ...formerly.map(({ at }) => at)];
  const times = [...new Set(instants)].sort((a, b) => a - b).slice(0, MOST_COLUMNS);
  const shown = all.filter((one) => times.includes(one.offsetMinutes));
  const was = formerly.filter(({ at }) => times.includes(at));
  const people = [...new Set([...shown.flatMap((one) => one.who), ...was.map(({ who }) => who)])];
  const width = Math.max(changes === null ? 760 : 840, LEFT + times.length * COLUMN + 40);
  const height = TOP + people.length * ROW + 60;
  const x = (minutes: number) => LEFT + times.indexOf(minutes) * COLUMN + COLUMN / 2;
  const y = (who: string) => TOP + people.indexOf(who) * ROW + ROW / 2;
  const columns = times.map(
    (time) =>
      `<line class="l" x1="${x(time)}" x2="${x(time)}" y1="${TOP - 8}" y2="${height - 52}"/><text class="q" x="${x(time)}" y="${TOP - 18}" text-anchor="middle">${escaped(offset(time))}</text>`,
  );
  const rows = people.map(
    (who) =>
      `<line class="l" x1="16" x2="${width - 16}" y1="${y(who) + ROW / 2}" y2="${y(who) + ROW / 2}"/><text class="t" x="16" y="${y(who) + 5}">${escaped(shortened(who, NAME, 'middle'))}<title>${escaped(who)}</title></text>`,
  );
  // What is told and what is due at one moment stand beside each other; alone, a mark stands on its line.
  const cell = (one: SimulatedMoment, who: string): string => JSON.stringify([one.offsetMinutes, who]);
  const sharing = Map.groupBy(
    shown.flatMap((one) => one.who.map((who) => ({ key: cell(one, who), side: sideOf(one.kind) }))),
    ({ key }) => key,
  );
  const marks = shown.flatMap((one) =>
    one.who.map((who) => {
      const alone = new Set(sharing.get(cell(one, who))?.map(({ side }) => side)).size < 2;
      const aside = alone ? 0 : sideOf(one.kind);
      const line = one.src === null ? '' : ` (line ${one.src.line})`;
      const words = `${offset(one.offsetMinutes)}, ${who} ${WORDS[one.kind] ?? one.kind}: ${one.text}${line}`;
      return `<g><title>${escaped(words)}</title>${mark(one.kind, x(one.offsetMinutes) + aside, y(who))}</g>`;
    }),
  );
  const ghosts = was.map(({ who, kind, at }) => {
    const words = `${offset(at)}, ${who} ${FORMERLY[kind] ?? 'was told'} by the other runbook, and is not by this one`;
    return `<g><title>${escaped(words)}</title>${ghost(x(at), y(who))}</g>`;
  });
  const legend = (['page', 'inform', 'catch-all', 'deadline', 'missed'] as const).map((kind, index) => {
    const at = 24 + index * 140;
    return `${mark(kind, at, height - 26)}<text class="q" x="${at + 14}" y="${height - 21}">${kind === 'deadline' ? 'due' : kind === 'page' ? 'paged' : kind === 'inform' ? 'informed' : kind}</text>`;
  });
  if (changes !== null) legend.push(`${ghost(724, height - 26)}<text class="q" x="742" y="${height - 21}">told before</text>`);
  const more = all.length > shown.length ? `; ${all.length - shown.length} later moments are left out` : '';
  const compared =
    changes === null
      ? ''
      : `; ${was.length === 0 ? 'everybody whom the other runbook told is told as before' : `a broken ring where the other runbook told them`}`;
  const what = `${shown.length} moments of ${people.length} people, in order of time and not to scale${more}${compared}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title what"><title id="title">${escaped(title)}</title><desc id="what">${escaped(what)}</desc><style>${STYLE}</style><rect class="b" width="${width}" height="${height}"/><text class="t h" x="16" y="30">${escaped(shortened(title, Math.floor((width - 32) / 9.5)))}</text><text class="q" x="16" y="52">${escaped(what)}</text>${columns.join('')}${rows.join('')}${ghosts.join('')}${marks.join('')}${legend.join('')}</svg>\n`;
}

const sideOf = (kind: MomentKind): number => (kind === 'deadline' ? -17 : kind === 'missed' ? 17 : 0);

const ghost = (x: number, y: number): string => `<circle class="was" stroke-width="2" stroke-dasharray="4 3" cx="${x}" cy="${y}" r="10"/>`;

function mark(kind: MomentKind, x: number, y: number): string {
  switch (kind) {
    case 'page':
      return `<circle class="page" cx="${x}" cy="${y}" r="7"/>`;
    case 'inform':
      return `<circle class="inform" stroke-width="2.5" cx="${x}" cy="${y}" r="6"/>`;
    case 'catch-all':
      return `<path class="all" d="M${x} ${y - 9}l9 9l-9 9l-9-9z"/>`;
    case 'missed':
      return `<path class="missed" stroke-width="3" d="M${x - 5} ${y - 5}l10 10m0-10l-10 10"/>`;
    default:
      return `<rect class="due" stroke-width="2" x="${x - 5}" y="${y - 5}" width="10" height="10"/>`;
  }
}
