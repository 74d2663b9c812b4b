import type { Instant } from '../time/instant.ts';
import type { TellingChange } from './compare-simulations.ts';
import { escaped } from './escaped.ts';
import { lanesOf, type MarkKind } from './lanes.ts';
import { lanesPicture, markShape } from './lanes-picture.ts';
import type { MomentKind, SimulatedMoment } from './moment.ts';
import type { Simulation } from './play.ts';
import { saidOnce } from './said-once.ts';
import { uncalledSentence } from './uncalled.ts';
import { wayText } from './ways-text.ts';

/** How times are said: a length in minutes, and an instant by the clock of the wanted zone, with its day where that is another than before. */
export type SayTime = { offset: (minutes: number) => string; clock: (at: Instant, before: Instant | null) => string };

/** One runbook's night. `name`: of the file, or of the runbook. */
export type Played = { name: string; simulation: Simulation };

/** What a page shows: one night, or the same night by two runbooks with what differs between them. */
export type Page = { title: string; assumed: string; now: Played; before: Played | null; changes: TellingChange[]; time: SayTime };

export const KIND_WORDS: Record<MomentKind, string> = {
  page: 'paged',
  inform: 'informed',
  update: 'update',
  reminder: 'reminded',
  'catch-all': 'catch-all',
  deadline: 'due',
  missed: 'missed',
  skipped: 'skipped',
  exhausted: 'nobody left',
  phase: 'phase',
  role: 'role',
  incident: 'incident',
  alert: 'alert',
  work: 'done',
  undelivered: 'lost',
  late: 'arrives late',
  refused: 'refused',
};

const BAD: ReadonlySet<MomentKind> = new Set(['missed', 'undelivered', 'refused', 'exhausted']);

/** One file that needs nothing beside it: no script, no font, no picture from elsewhere. Light and dark as the reader has it; text is text. */
export function simulationPage({ title, assumed, now, before, changes, time }: Page): string {
  const body =
    before === null
      ? `<section>${picture(now, time)}${moments(now.simulation, time)}</section>`
      : `${differences(changes, before.name, now.name, time)}${both({ now, before, time })}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><header><h1>${escaped(title)}</h1><p class="soft">${escaped(assumed)}</p></header>
${body}</main></body></html>
`;
}

/** The two pictures below each other, by the same scale of time; what happens in words is opened when it is wanted. */
function both({ now, before, time }: { now: Played; before: Played; time: SayTime }): string {
  const end = Math.max(...[now, before].map(({ simulation }) => lanesOf(simulation).end));
  const pictures = [['Before', before] as const, ['Now', now] as const].map(
    ([which, one]) => `<section><h2>${which}: ${escaped(one.name)}</h2>${picture(one, time, end)}</section>`,
  );
  const tables = [['now', now] as const, ['before', before] as const].map(
    ([which, one]) =>
      `<details><summary>Everything that happens ${which}: ${escaped(one.name)}</summary>${moments(one.simulation, time)}</details>`,
  );
  return `${pictures.join('\n')}${tables.join('\n')}`;
}

function picture({ name, simulation }: Played, time: SayTime, atLeast = 0): string {
  const lanes = lanesOf(simulation, atLeast);
  const kinds = [...new Set(lanes.lanes.flatMap(({ marks }) => marks.map(({ kind }) => kind)))];
  const title = `${name}: who is told when`;
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(title)}">${lanesPicture(lanes, title, time.offset)}</div>${legend(kinds)}`;
}

function moments(simulation: Simulation, time: SayTime): string {
  const told = saidOnce(simulation.moments, time.offset);
  const rows = told.map((moment, index) => momentRow(moment, told[index - 1], time));
  const table =
    rows.length === 0
      ? '<p>Nothing would happen.</p>'
      : `<table class="moments"><caption>Everything that happens, in order of time</caption><thead><tr><th scope="col" class="when">When</th><th scope="col">What</th><th scope="col" class="who">Who</th><th scope="col" class="line">Line</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return `${table}${notReached(simulation, time)}`;
}

const LEGEND: [MarkKind, string][] = [
  ['begins', 'alert, declaration'],
  ['cleared', 'alert clears'],
  ['paged', 'paged'],
  ['informed', 'informed'],
  ['catch-all', 'catch-all'],
  ['answered', 'acknowledged or kept'],
  ['lost', 'missed or lost'],
  ['refused', 'refused'],
  ['resolved', 'resolved'],
];

function legend(kinds: MarkKind[]): string {
  const used = LEGEND.filter(([kind]) => kinds.includes(kind) || kind === 'answered' || kind === 'lost');
  const items = used.map(
    ([kind, word]) => `<li><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${markShape(kind, 10, 10)}</svg>${word}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}

function momentRow(
  { at, offsetMinutes, kind, text, who, src, ways }: SimulatedMoment,
  above: SimulatedMoment | undefined,
  time: SayTime,
): string {
  const same = above !== undefined && above.at === at;
  const when = same
    ? ''
    : `<b>${escaped(time.offset(offsetMinutes))}</b> <span class="soft">${unbroken(time.clock(at, above?.at ?? null))}</span>`;
  const people = who.map((name) => {
    const way = ways?.find((one) => one.who === name);
    const lost = way !== undefined && way.channel === null && way.why !== null;
    return way === undefined ? escaped(name) : `${escaped(name)} <span class="${lost ? 'bad' : 'soft'}">${escaped(wayText(way))}</span>`;
  });
  const word = `<span class="kind${BAD.has(kind) ? ' bad' : ''}">${KIND_WORDS[kind]}</span>`;
  return `<tr${same ? ' class="same"' : ''}><td class="when">${when}</td><td>${word} ${escaped(text)}</td><td class="who">${people.join('<br>')}</td><td class="line">${src === null ? '' : src.line}</td></tr>`;
}

/** A date is never broken at its hyphens. */
const unbroken = (text: string): string =>
  text
    .split(' ')
    .map((part) => `<span class="whole">${escaped(part)}</span>`)
    .join(' ');

function notReached({ unanswered, uncalled }: Simulation, time: SayTime): string {
  const unreached = unanswered.map(({ field, text, src }) => {
    const line = src === null ? '' : ` <span class="soft">line ${src.line}</span>`;
    const why = field === null ? 'the runbook gives no time that a clock could keep' : `nobody answers “${field}”`;
    return `${escaped(text)}${line}: ${escaped(why)}`;
  });
  const list = (title: string, items: string[]): string =>
    items.length === 0 ? '' : `<h2>${title}</h2><ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;
  const people = uncalled.map((one) => escaped(uncalledSentence(one, time.offset)));
  return `${list('Not reached', unreached)}${list('Nobody called them', people)}`;
}

const DOING: Partial<Record<MomentKind, string>> = { page: 'paged', inform: 'informed', 'catch-all': 'told as the catch-all' };

function differences(changes: readonly TellingChange[], before: string, now: string, time: SayTime): string {
  const differ = changes.filter((one) => one.before !== one.after);
  if (differ.length === 0) return '<p class="verdict">Everybody is told as before.</p>';
  const cell = (minutes: number | null): string =>
    minutes === null ? '<span class="soft">not told</span>' : `<b>${escaped(time.offset(minutes))}</b>`;
  const rows = differ.map((one) => {
    const word = wordOf(one);
    return `<tr><td>${escaped(one.who)} <span class="soft">${DOING[one.kind] ?? 'told'}</span></td><td>${cell(one.before)}</td><td>${cell(one.after)}</td><td class="whole${word === 'later' || word === 'gone' ? ' bad' : ''}">${word}</td><td class="line">${one.after === null || one.moment.src === null ? '' : one.moment.src.line}</td></tr>`;
  });
  return `<p class="verdict">${differ.length} of ${changes.length} tellings differ.</p><table><caption>Who is told when</caption><thead><tr><th scope="col">Who</th><th scope="col">Before: ${escaped(before)}</th><th scope="col">Now: ${escaped(now)}</th><th scope="col" class="whole">Change</th><th scope="col" class="line">Line</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** What became of one telling, in a word. */
export function wordOf({ before, after }: Pick<TellingChange, 'before' | 'after'>): 'new' | 'gone' | 'same' | 'sooner' | 'later' {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before === after ? 'same' : after < before ? 'sooner' : 'later';
}

const STYLE = `:root{color-scheme:light dark;--ground:#fff;--text:#1c2128;--soft:#57606a;--line:#d0d7de;--accent:#0b5cad;--phase:#c6dcf2;--bar:#8c959f;--bad:#b3261e;--good:#1a7f37}
@media(prefers-color-scheme:dark){:root{--ground:#14181d;--text:#e6edf3;--soft:#9aa4af;--line:#343b44;--accent:#6cb2f7;--phase:#24425f;--bar:#6e7681;--bad:#ff8a80;--good:#56d364}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:24px 20px 48px}h1{font-size:22px;line-height:1.3;margin:0;overflow-wrap:anywhere}h2{font-size:17px;margin:32px 0 8px;overflow-wrap:anywhere}
p{margin:6px 0}.soft{color:var(--soft)}.bad{color:var(--bad)}.when b,.whole{white-space:nowrap}.verdict{margin:20px 0 4px;font-weight:600}.wide{overflow-x:auto;margin-top:20px}.wide svg{display:block;min-width:820px;width:100%;height:auto}
table{width:100%;border-collapse:collapse;margin-top:20px}caption{text-align:left;font-weight:600;padding-bottom:6px}th{text-align:left;font-weight:500;color:var(--soft);overflow-wrap:anywhere}
th,td{padding:5px 12px 5px 0;vertical-align:top;border-top:1px solid var(--line);overflow-wrap:anywhere}tr.same td{border-top-color:transparent}.when{white-space:nowrap;width:1%}.who{width:30%}th.line,.line{color:var(--soft);text-align:right;padding-right:0;width:1%;white-space:nowrap}
details{margin-top:24px}summary{font-weight:600;cursor:pointer;overflow-wrap:anywhere}
.kind{color:var(--soft)}.kind.bad{color:var(--bad);font-weight:600}.legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:8px 0 0;padding:0;color:var(--soft)}.legend li{display:flex;align-items:center;gap:6px}
svg text{font:13px system-ui,sans-serif;fill:var(--text)}svg .s-quiet{fill:var(--soft)}svg .s-heading{font-weight:600}.s-grid{stroke:var(--line)}.s-ground{stroke:var(--line);stroke-dasharray:1 5}
.s-page,.s-end{fill:var(--accent)}.s-end{fill:var(--text)}.s-over{fill:none;stroke:var(--text);stroke-width:2}.s-inform{fill:var(--ground);stroke:var(--accent);stroke-width:2.5}.s-phase{fill:var(--phase)}.s-bar{fill:var(--bar)}.s-kept,.s-missed{fill:none;stroke-width:2.5;stroke:var(--good)}.s-missed{stroke:var(--bad)}
@media(max-width:600px){main{padding:16px 12px 32px}.moments thead{display:none}.moments tr{display:grid;grid-template-columns:96px 1fr;column-gap:10px;border-top:1px solid var(--line);padding:6px 0}.moments tr.same{border-top:0;padding-top:0}.moments td{display:block;border:0;padding:0;grid-column:2;width:auto;text-align:left}.moments td.when{grid-column:1;grid-row:1/span 3;white-space:normal}.when .soft{display:block}.moments td.line{color:var(--soft)}.moments td.line:not(:empty)::before{content:"line "}}@media print{.wide{overflow:visible}}`;
