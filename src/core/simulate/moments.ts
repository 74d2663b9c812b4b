import type { IncidentEvent, Recorded } from '../incident/event.ts';
import { nameOf } from '../incident/incident-role.ts';
import type { Notification } from '../incident/notification.ts';
import type { Obligation } from '../incident/obligation.ts';
import type { Source } from '../policy/source.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { everyPromise } from './every-promise.ts';
import type { Refused } from './happen.ts';
import type { MomentKind, Said, SimulatedMoment } from './moment.ts';
import type { Rehearsal } from './rehearsal.ts';
import { Ways } from './ways.ts';
import { workOf } from './work-of.ts';

/**
 * The history of a rehearsal as its reader wants it: in order of time, each message once for all who get it. `delivered`: messages were
 * sent by contact methods, and their ways are worth telling.
 */
export function momentsOf(rehearsal: Rehearsal, start: Instant, refused: readonly Refused[] = [], delivered = false): SimulatedMoment[] {
  const ways = delivered ? new Ways(rehearsal.history) : null;
  const said = [
    ...rehearsal.history.flatMap((recorded) => [...saidOf(recorded, rehearsal, ways), ...workOf(recorded)]),
    ...deadlines(rehearsal),
    ...refused.map(
      ({ at, who, what, because }): Said => ({
        at,
        kind: 'refused',
        text: `${who ?? 'Somebody'} wants to ${what}: ${because}`,
        who: [],
        src: null,
      }),
    ),
  ];
  const last = toldBeforeTheEnd(rehearsal) ? 1.5 : 0;
  const order = (one: Said): number => (one.kind === 'incident' && one.text === RESOLVED ? last : rank(one));
  const inOrder = together(said).sort((a, b) => a.at - b.at || order(a) - order(b));
  return inOrder.map((moment) => ({ ...moment, offsetMinutes: (moment.at - start) / MINUTE }));
}

/** Somebody was told at the instant of the resolution, and before it: nobody is called to what is over. */
function toldBeforeTheEnd({ history }: Rehearsal): boolean {
  const end = history.findLastIndex(({ event }) => event.type === 'IncidentResolved');
  return history.slice(0, Math.max(0, end)).some(({ at, event }) => at === history[end]?.at && event.type === 'NotificationRequested');
}

const RESOLVED = 'Resolved';

/** At one instant: what happened, then who was told, then what fell due. */
function rank({ kind }: Said): number {
  return FIRST.has(kind) ? 0 : kind === 'deadline' || kind === 'missed' ? 2 : 1;
}

const FIRST: ReadonlySet<MomentKind> = new Set(['alert', 'incident', 'phase', 'role', 'work', 'refused']);

function together(said: Said[]): Said[] {
  const merged: Said[] = [];
  for (const one of said) {
    const same = merged.findLast((other) => other.at === one.at && other.kind === one.kind && other.text === one.text);
    if (same === undefined || one.who.length === 0) merged.push({ ...one });
    else {
      same.who = [...new Set([...same.who, ...one.who])];
      if (one.ways !== undefined) same.ways = [...(same.ways ?? []), ...one.ways];
    }
  }
  return merged;
}

function saidOf({ at, by, event }: Recorded, rehearsal: Rehearsal, ways: Ways | null): Said[] {
  const moment = (kind: MomentKind, text: string, src: Source | null = null, who: string[] = []): Said[] => [{ at, kind, text, who, src }];
  const { policy, directory } = rehearsal.context;
  switch (event.type) {
    case 'IncidentDeclared':
      return moment('incident', `Declared as ${event.severity}`, event.src);
    case 'IncidentAcknowledged':
      return moment('incident', 'Acknowledged', null, [by.name]);
    case 'AcknowledgementExpired':
      return moment('incident', 'The acknowledgement runs out: nothing followed it');
    case 'IncidentResolved':
      return moment('incident', RESOLVED);
    case 'RoleAssigned':
      return moment('role', `${nameOf(event.role, policy)}: ${event.because}`, event.src, [event.personName]);
    case 'PhaseEntered':
      return moment('phase', policy.phases.find((phase) => phase.id === event.phase)?.name ?? event.phase, event.src);
    case 'EscalationSkipped':
      return moment('skipped', `${event.label}. ${event.because}`, event.src);
    case 'EscalationExhausted':
      return moment('exhausted', event.because);
    case 'NotificationRequested': {
      const { purpose, personId, reason, src } = event.notification;
      const name = directory.people.find((person) => person.id === personId)?.name ?? personId;
      // That something was missed is said once, by the promise itself.
      if (purpose === 'test' || purpose === 'update' || reason.startsWith('Missed: ')) return [];
      const asked = moment(purpose, reason, src, [name]);
      return ways === null
        ? asked
        : [...asked.map((one) => ({ ...one, ways: [ways.of(event.notification, name)] })), ...fate(event.notification, name, ways)];
    }
    case 'ObligationBreached':
      return missed(event, rehearsal).flatMap((one) => moment('missed', one.what, one.src, [one.owner]));
    default:
      return [];
  }
}

/** What became of a message later than it was asked for. */
function fate(notification: Notification, name: string, ways: Ways): Said[] {
  const [lost, lateAt] = [ways.lost(notification), ways.lateAt(notification)];
  const said = { who: [name], src: notification.src };
  const late = `The message arrives at last, by ${ways.of(notification, name).channel}`;
  return [
    ...(lost === null ? [] : [{ ...said, at: lost.at, kind: 'undelivered' as const, text: `Nothing reaches them: ${lost.why}` }]),
    ...(lateAt === null ? [] : [{ ...said, at: lateAt, kind: 'late' as const, text: late }]),
  ];
}

function missed(event: Extract<IncidentEvent, { type: 'ObligationBreached' }>, { state }: Rehearsal): Obligation[] {
  const one = state?.obligations[event.id];
  return one === undefined ? [] : [one];
}

/** What was promised and not missed stands at the time at which it was due; what has no time stands where it was promised. */
function deadlines({ history }: Rehearsal): Said[] {
  return everyPromise(history).flatMap((one) => {
    if (one.status === 'breached' || one.status === 'waived') return [];
    if (one.kind === 'notify' || (one.kind === 'answer' && one.settledAt !== null)) return [];
    const early = one.dueAt !== null && one.settledAt !== null && one.settledAt < one.dueAt - 1;
    const text = one.dueAt === null ? `${one.what} (no time stated)` : early ? `${one.what} (kept)` : one.what;
    return [{ at: (early ? one.settledAt : one.dueAt) ?? one.openedAt, kind: 'deadline' as const, text, who: [one.owner], src: one.src }];
  });
}
