import type { MomentKind, SimulatedMoment } from '../core/simulate/moment.ts';
import type { Simulation } from '../core/simulate/play.ts';
import { saidOnce } from '../core/simulate/said-once.ts';
import { uncalledSentence } from '../core/simulate/uncalled.ts';
import { waysText } from '../core/simulate/ways-text.ts';
import { plain } from './remote/terminal-text.ts';

export type Paint = (kind: MomentKind, text: string) => string;

const WORD: Record<MomentKind, string> = {
  page: 'page',
  inform: 'inform',
  update: 'update',
  reminder: 'remind',
  'catch-all': 'catch-all',
  deadline: 'due',
  missed: 'missed',
  skipped: 'skipped',
  exhausted: 'nobody',
  phase: 'phase',
  role: 'role',
  incident: '*',
  alert: 'alert',
  work: 'work',
  undelivered: 'lost',
  late: 'late',
  refused: 'refused',
};

/**
 * A simulation as a timeline to read: offset, wall clock in the zone, what, who, and the runbook's line. What comes again and again, such
 * as the next update, is said once.
 */
export function simulationText(simulation: Simulation, zone: string, paint: Paint = (_, text) => text): string {
  const moments = saidOnce(simulation.moments, offsetText);
  const offsets = moments.map((moment) => offsetText(moment.offsetMinutes));
  const width = Math.max(0, ...offsets.map((offset) => offset.length));
  const lines = moments.map((moment, index) => {
    const clock = clockText(moment.at, zone, moments[index - 1]?.at ?? null);
    const head = `${(offsets[index] ?? '').padStart(width)}  ${clock}  ${paint(moment.kind, WORD[moment.kind].padEnd(9))}  `;
    return head + sentence(moment);
  });
  return [...lines, ...openQuestions(simulation.unanswered)].join('\n');
}

function sentence({ kind, text, who, src, ways }: SimulatedMoment): string {
  const line = src === null ? '' : `  (line ${src.line})`;
  if (who.length === 0) return plain(text) + line;
  const whom = plain(ways === undefined ? who.join(', ') : waysText(ways));
  return isMessage(kind) ? `${whom} — ${plain(text)}${line}` : `${plain(text)} [${whom}]${line}`;
}

function isMessage(kind: MomentKind): boolean {
  return (
    kind === 'page' ||
    kind === 'inform' ||
    kind === 'reminder' ||
    kind === 'catch-all' ||
    kind === 'update' ||
    kind === 'undelivered' ||
    kind === 'late'
  );
}

function openQuestions(unanswered: Simulation['unanswered']): string[] {
  if (unanswered.length === 0) return [];
  // What hangs on one answer is said together, with one hint.
  const lines = [...Map.groupBy(unanswered, ({ field }) => field)].flatMap(([field, all]) => {
    const hint = field === null ? 'the runbook gives no time that a clock could keep' : `try --answer "${field}=yes"`;
    const said = all.map(({ text, src }) => `  ${plain(text)}${src === null ? '' : `  (line ${src.line})`}`);
    return said.length === 1 ? [`${said[0]}: ${hint}`] : [...said, `    ${hint}`];
  });
  return ['', 'Not reached:', ...lines];
}

/** What the scenario expects of people whom nobody calls; nothing when there is none. */
export function uncalledText(uncalled: Simulation['uncalled']): string[] {
  const lines = uncalled.map((one) => `  ${plain(uncalledSentence(one, offsetText))}`);
  return lines.length === 0 ? [] : ['Nobody called them:', ...lines];
}

/** `+0`, `+15m`, `+1h30m`, `+2d4h`. */
export function offsetText(minutes: number): string {
  const whole = Math.round(minutes);
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  const text = `${days > 0 ? `${days}d` : ''}${hours > 0 ? `${hours}h` : ''}${rest > 0 ? `${rest}m` : ''}`;
  return `+${text === '' ? '0' : text}`;
}

/** The time of day; with its date where that is another than the line before had. */
export function clockText(at: number, zone: string, before: number | null): string {
  const when = local(at, zone);
  const time = when.toPlainTime().toString({ smallestUnit: 'minute' });
  const sameDay = before !== null && local(before, zone).toPlainDate().equals(when.toPlainDate());
  const day = when.toLocaleString('en-GB', { weekday: 'short' });
  return `${sameDay ? ' '.repeat(14) : `${day} ${when.toPlainDate()}`} ${time}`;
}

function local(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
