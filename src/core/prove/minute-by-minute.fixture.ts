import type { Actor } from '../incident/actor.ts';
import type { IncidentCommand } from '../incident/command.ts';
import type { DecisionContext } from '../incident/context.ts';
import { decide } from '../incident/decide.ts';
import type { IncidentEvent } from '../incident/event.ts';
import { evolve } from '../incident/evolve.ts';
import type { IncidentState } from '../incident/state.ts';
import { nextWake } from '../incident/wake.ts';
import type { Person } from '../oncall/directory.ts';
import { type Instant, MINUTE, SECOND } from '../time/instant.ts';

/** What the people do who are called: nothing; the first acknowledges at once and rests; the first message is lost on its way. */
export type Behaviour = 'silent' | 'acknowledges' | 'loses-the-first';
export type Beginning = { severity: string | null; category: string | null; raisedBy: 'alert' | 'person' };

/** `restless`: at first the incident is woken at every half minute, also when it has asked for none. */
export type World = {
  context: DecisionContext;
  reached: (person: Person) => boolean;
  until: (start: Instant) => Instant;
  restless: boolean;
};

/** One incident: the messages that reached somebody and ask for an answer; `acknowledged`, those after somebody had given one. */
export type Life = { start: Instant; calls: { at: Instant; personId: string; acknowledged: boolean }[] };

/** A lost message is tried again after 2, 4, 8 and 16 seconds before it counts as failed. */
const TRIED_FOR = 30 * SECOND;
const TICK = 30 * SECOND;
const UNREST = 20 * MINUTE;

/**
 * One incident from its start, half a minute after half a minute, as plainly as it can be written: the referee of the proof, which shares
 * nothing with it but the incident itself: `decide`, `evolve`, and when it asks to be woken. It stops when `enough` calls have reached somebody.
 */
export function live(
  { context, reached, until, restless }: World,
  { severity, category, raisedBy }: Beginning,
  answers: Record<string, 'yes' | 'no'>,
  start: Instant,
  behaviour: Behaviour,
  enough: (calls: Life['calls']) => boolean = (calls) => calls.length > 0,
): Life {
  let state: IncidentState | null = null;
  let version = 0;
  let acknowledged = false;
  let wake: Instant | null = null;
  const calls: Life['calls'] = [];
  const lost: { id: string; personId: string; at: Instant }[] = [];

  const give = (command: IncidentCommand, by: Actor, now: Instant): void => {
    const outcome = decide(context, state, command, by, now);
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    for (const event of outcome.events) {
      version++;
      state = evolve(state, { version, at: now, by, event });
    }
    wake = state === null ? null : nextWake(context, state);
    for (const event of outcome.events) if (event.type === 'NotificationRequested') send(event.notification, now);
  };
  const send = ({ id, personId, purpose }: Message, now: Instant): void => {
    const person = context.directory.people.find((one) => one.id === personId);
    if (person === undefined || !reached(person)) return fail({ id, personId }, now);
    if (purpose !== 'page' && purpose !== 'catch-all') return;
    if (behaviour === 'loses-the-first' && lost.length === 0) lost.push({ id, personId, at: now + TRIED_FOR });
    else calls.push({ at: now, personId, acknowledged });
  };
  const fail = ({ id, personId }: { id: string; personId: string }, now: Instant): void =>
    give(
      { type: 'RecordDelivery', notification: id, personId, outcome: 'failed', final: true, channel: 'none', detail: 'no' },
      SYSTEM,
      now,
    );

  const runbook = { id: 'rb', name: 'Runbook', hash: context.policy.hash };
  const said = { number: 1, title: 'It burns', summary: '', category, service: null, runbook, drill: true, startedAt: start };
  if (raisedBy === 'alert') give({ type: 'RaiseIncident', ...said, severity, alert: null }, MONITOR, start);
  else give({ type: 'DeclareIncident', ...said, severity: severity ?? '' }, MONITOR, start);
  for (const [field, value] of Object.entries(answers)) {
    if (calls.length === 0) give({ type: 'AnswerQuestion', field, value }, SYSTEM, start);
  }
  const end = until(start);
  for (let now = start; now <= end && !enough(calls); now += TICK) {
    for (const one of lost) if (one.at === now) fail(one, now);
    if ((restless && now < start + UNREST) || (wake !== null && wake <= now)) give({ type: 'Wake' }, SYSTEM, now);
    const first = calls[0];
    if (behaviour === 'acknowledges' && first !== undefined && !acknowledged) {
      acknowledged = true;
      give({ type: 'AcknowledgeIncident', via: 'web' }, { kind: 'person', id: first.personId, name: first.personId }, now);
    }
  }
  return { start, calls };
}

type Message = Extract<IncidentEvent, { type: 'NotificationRequested' }>['notification'];
const SYSTEM: Actor = { kind: 'system', name: 'Muster' };
const MONITOR: Actor = { kind: 'alert', name: 'Monitor' };

/** Every start, a minute apart. */
export function minutesOf(from: Instant, count: number): Instant[] {
  return Array.from({ length: count }, (_, minute) => from + minute * MINUTE);
}
