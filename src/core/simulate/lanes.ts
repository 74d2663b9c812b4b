import type { MomentKind, SimulatedMoment } from './moment.ts';
import type { Simulation } from './play.ts';
import type { SimulatedSpan } from './spans.ts';
import { CLEARS } from './work-of.ts';

/** One row of a picture: what happens at points of time and what lasts, in minutes from the start. */
export type Lane = { group: 'incident' | 'people' | 'phases' | 'promises'; name: string; marks: Mark[]; bars: Bar[] };
export type Mark = { at: number; kind: MarkKind; moment: SimulatedMoment };
/** `ends`: how a promise ended at `to`; null: a phase, or still owed. */
export type Bar = { from: number; to: number; ends: 'kept' | 'missed' | null; span: SimulatedSpan };
export type MarkKind = 'begins' | 'cleared' | 'answered' | 'resolved' | 'paged' | 'informed' | 'catch-all' | 'lost' | 'refused';

/** The lanes until `end` (minutes), and what comes after it. */
export type Lanes = { end: number; lanes: Lane[]; later: SimulatedMoment[] };

const DAY = 24 * 60;
const TOLD: Partial<Record<MomentKind, MarkKind>> = { page: 'paged', inform: 'informed', 'catch-all': 'catch-all' };

/**
 * The response as lanes: the incident, people in the order in which they are told, phases, promises. The review comes later, in words.
 * `atLeast`: minutes that are shown even if nothing happens in them any more.
 */
export function lanesOf({ moments, spans, resolvedAt }: Simulation, atLeast = 0): Lanes {
  const end = Math.max(endOf(moments, spans, resolvedAt), atLeast);
  const shown = moments.filter((one) => one.offsetMinutes <= end);
  const later = moments.filter((one) => one.offsetMinutes > end && (one.kind === 'deadline' || one.kind === 'missed' || TOLD[one.kind]));
  const phases = spans.filter((one) => one.lane === 'phase' && one.from <= end && (one.to ?? Infinity) > one.from);
  const promises = spans.filter((one) => one.lane === 'promise' && one.from <= end && one.outcome !== 'let-go' && barEnd(one) <= end);
  const lanes: Lane[] = [
    { group: 'incident', name: 'Incident', marks: shown.flatMap(lifecycle), bars: [] },
    ...people(shown),
    ...grouped(phases, 'phases', end),
    ...grouped(promises, 'promises', end),
  ];
  return { end, lanes, later };
}

/** Until it was resolved; where it never was, until the last that is called on its first day. */
function endOf(moments: SimulatedMoment[], spans: SimulatedSpan[], resolvedAt: number | null): number {
  const calls = moments.filter((one) => one.offsetMinutes <= DAY && (TOLD[one.kind] !== undefined || one.kind === 'undelivered'));
  const until =
    resolvedAt ??
    Math.max(0, ...calls.map((one) => one.offsetMinutes), ...spans.flatMap(({ due }) => (due !== null && due <= DAY ? [due] : [])));
  return Math.max(15, until);
}

function lifecycle(moment: SimulatedMoment): Mark[] {
  const at = moment.offsetMinutes;
  if (moment.kind === 'alert') return [{ at, kind: moment.text.startsWith(CLEARS) ? 'cleared' : 'begins', moment }];
  if (moment.kind === 'refused') return [{ at, kind: 'refused', moment }];
  if (moment.kind !== 'incident') return [];
  if (moment.text === 'Resolved' || moment.text.startsWith('Declined')) return [{ at, kind: 'resolved', moment }];
  return [{ at, kind: moment.text === 'Acknowledged' ? 'answered' : 'begins', moment }];
}

function people(moments: SimulatedMoment[]): Lane[] {
  const lanes = new Map<string, Mark[]>();
  const marks = (name: string): Mark[] => lanes.get(name) ?? lanes.set(name, []).get(name) ?? [];
  for (const moment of moments) {
    const kind = TOLD[moment.kind];
    for (const who of moment.who) {
      const way = moment.ways?.find((one) => one.who === who);
      const lost = way !== undefined && way.channel === null && way.why !== null;
      if (kind !== undefined) marks(who).push({ at: moment.offsetMinutes, kind: lost ? 'lost' : kind, moment });
      else if (moment.kind === 'late') marks(who).push({ at: moment.offsetMinutes, kind: 'paged', moment });
      else if (moment.kind === 'incident' && moment.text === 'Acknowledged')
        marks(who).push({ at: moment.offsetMinutes, kind: 'answered', moment });
    }
  }
  return [...lanes].map(([name, own]) => ({ group: 'people', name, marks: own, bars: [] }));
}

const barEnd = ({ from, to, due }: SimulatedSpan): number => Math.max(from, Math.min(to ?? Infinity, due ?? Infinity));

/** What is promised again and again is one lane. */
function grouped(spans: SimulatedSpan[], group: Lane['group'], end: number): Lane[] {
  return [...Map.groupBy(spans, ({ name }) => name)].map(([name, all]) => ({
    group,
    name,
    marks: [],
    bars: all.map((span) => {
      const ends = span.outcome === 'kept' ? 'kept' : span.outcome === 'missed' ? 'missed' : null;
      const to = span.lane === 'phase' ? (span.to ?? end) : barEnd(span);
      return { from: span.from, to: Math.min(end, to), ends, span };
    }),
  }));
}

/** Round steps for an axis of `end` minutes, at most `most` of them: 5 min, 15 min, 1 h, 1 d … */
export function axisSteps(end: number, most: number): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];
  const step = steps.find((one) => end / one <= Math.max(1, most)) ?? Math.ceil(end);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}
