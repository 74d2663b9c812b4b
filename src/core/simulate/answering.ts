import type { Actor } from '../incident/actor.ts';
import type { IncidentCommand } from '../incident/command.ts';
import { isOpen } from '../incident/condition.ts';
import { levelInForce } from '../incident/level.ts';
import type { NotificationProgress } from '../incident/state.ts';
import { resolveRole } from '../oncall/resolve-role.ts';
import type { Instant } from '../time/instant.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Behaviour, Span } from './scenario.ts';

/** What somebody does of their own accord, and when. */
export type Answer = { at: Instant; by: Actor; commands: IncidentCommand[] };

/** The next answer of anybody whose behaviour is known; null when nobody has anything to answer. `arrives`: messages are delivered, or fail. */
export function nextAnswer(rehearsal: Rehearsal, people: readonly Behaviour[], arrives: boolean): Answer | null {
  const { directory } = rehearsal.context;
  const answers = people.flatMap((one) =>
    resolveRole(one.who, directory).flatMap((person) => {
      const by: Actor = { kind: 'person', id: person.id, name: person.name };
      return [acknowledging(rehearsal, one, by, arrives), judging(rehearsal, one, by)].filter((answer) => answer !== null);
    }),
  );
  return answers.reduce<Answer | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

/** Is somebody away, or not yet up? Their own behaviour says so. */
export function isAway(personId: string, at: Instant, people: readonly Behaviour[], { context }: Rehearsal): boolean {
  return people.some(
    (one) => one.absent.some((span) => holds(span, at)) && resolveRole(one.who, context.directory).some(({ id }) => id === personId),
  );
}

function acknowledging(
  { state, now, history }: Rehearsal,
  behaviour: Behaviour,
  by: Actor & { id: string },
  arrives: boolean,
): Answer | null {
  if (state === null || behaviour.acknowledgeAfter === null || !isOpen(state) || state.acknowledged !== null) return null;
  // What was answered before its acknowledgement ran out, or before the incident came back, has had its answer.
  const since = Math.max(state.escalation?.startedAt ?? 0, state.escalation?.expiredAt ?? 0);
  const pages = Object.values(state.notifications).filter((one) => asks(one, by.id, since) && (!arrives || one.status === 'sent'));
  // Who fell silent does not wake up for the next page.
  if (!behaviour.goesOn && history.some((one) => one.event.type === 'IncidentAcknowledged' && 'id' in one.by && one.by.id === by.id))
    return null;
  const after = behaviour.acknowledgeAfter;
  const times = pages.flatMap((one) => whenThere((arrives ? one.at : one.requestedAt) + after, behaviour) ?? []);
  if (times.length === 0) return null;
  const commands: IncidentCommand[] = [{ type: 'AcknowledgeIncident', via: 'simulation' }];
  return { at: Math.max(now, Math.min(...times)), by, commands: behaviour.goesOn ? [...commands, WORKING] : commands };
}

/** Whoever acknowledged an incident in triage says what it is. */
function judging({ state, now, context }: Rehearsal, behaviour: Behaviour, by: Actor & { id: string }): Answer | null {
  const { then } = behaviour;
  if (then === null || state?.lifecycle !== 'triage' || state.acknowledged?.personId !== by.id) return null;
  const at = whenThere(state.acknowledged.at + then.after, behaviour);
  if (at === null) return null;
  const severity = (then.do === 'accept' ? then.severity : null) ?? levelInForce(context.policy, state)?.id ?? state.severity ?? '';
  const command: IncidentCommand =
    then.do === 'accept' ? { type: 'AcceptIncident', severity } : { type: 'DeclineIncident', reason: then.because };
  return { at: Math.max(now, at), by, commands: [command] };
}

export const WORKING: IncidentCommand = { type: 'AddNote', text: 'Working on it.', happenedAt: null };

function asks({ personId, purpose, requestedAt }: NotificationProgress, person: string, since: Instant): boolean {
  return personId === person && (purpose === 'page' || purpose === 'catch-all') && requestedAt >= since;
}

/** The first instant from `at` on at which they are there; null when they never come back. */
function whenThere(at: Instant, { from, absent }: Behaviour): Instant | null {
  let there = Math.max(at, from ?? at);
  for (const span of absent.toSorted((a, b) => a.from - b.from)) {
    if (!holds(span, there)) continue;
    if (span.to === null) return null;
    there = span.to;
  }
  return there;
}

function holds({ from, to }: Span, at: Instant): boolean {
  return from <= at && (to === null || at < to);
}
