import type { Person } from '../oncall/directory.ts';
import { people } from '../oncall/resolve-role.ts';
import type { Source } from '../policy/source.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { isOpen } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { baseMark, type Decision, lineOf } from './decision.ts';
import { lengthText } from './delay-text.ts';
import { awake, pagingSteps } from './exhaustion.ts';
import { catchAll, peopleBehind } from './incident-role.ts';
import type { IncidentState } from './state.ts';
import { about, type Telling } from './telling.ts';

/** A policy without its base still never falls silent. */
const HOURLY = [60];

/** The next time that people are called again: when, for which time (from 1), whom of the first called and whom as the catch-all. */
export type Repeat = { dueAt: Instant; round: number; first: Person[]; fallback: Person[]; because: string; src: Source | null };

/** Null while the escalation still has somebody to call, somebody has acknowledged, or the incident is no longer open. */
export function nextRepeat(context: DecisionContext, state: IncidentState): Repeat | null {
  const { escalation } = state;
  if (escalation === null || !escalation.exhausted || !isOpen(state) || state.acknowledged !== null) return null;
  const { round, at } = escalation.again ?? { round: 0, at: escalation.startedAt };
  const stated = context.policy.repeat;
  const gaps = stated?.afterMinutes ?? HOURLY;
  const minutes = gaps[Math.min(round, gaps.length - 1)] ?? 60;
  return {
    dueAt: awake(at + minutes * MINUTE, context, state),
    round: round + 1,
    first: firstCalled(context, state),
    fallback: catchAll(context.directory),
    because: `Nobody has acknowledged for another ${lengthText(minutes)}: paging repeats until somebody does${stated === undefined ? '' : baseMark(stated)}.`,
    src: stated === undefined ? null : lineOf(stated),
  };
}

/** Calls them again when it is time: once, however long the program was away. */
export function repeatDue(decision: Decision, telling: Telling): void {
  const { context, state } = decision;
  const next = nextRepeat(context, state);
  if (next === null || next.dueAt > decision.now) return;
  const { round, because, src, first, fallback } = next;
  const ids = [...new Set([...first, ...fallback].map((person) => person.id))];
  const nobody = ids.length === 0 ? ' There is nobody to call, and no catch-all contact: name one under "catchAll".' : '';
  decision.emit({ type: 'EscalationRepeated', round, because: `${because}${nobody}`, people: ids, src });
  const cause = { about: about(state, `${AGAIN}${state.version}`), reason: 'Nobody has acknowledged: you are called again.', src };
  telling.tell(first, { ...cause, purpose: 'page' });
  telling.tell(fallback, { ...cause, purpose: 'catch-all' });
}

/** How a repeated call's cause begins; such a message is no longer true once somebody has acknowledged. */
export const AGAIN = 'again-';

/** Who holds now what was called first, since a shift may have ended meanwhile; or else those who were called. */
function firstCalled(context: DecisionContext, state: IncidentState): Person[] {
  const reached = pagingSteps(context, state).filter((step) => step.status === 'reached');
  const earliest = Math.min(...reached.map((step) => step.at ?? Infinity));
  return reached
    .filter((step) => step.at === earliest)
    .flatMap((step) => {
      const now = step.roles.flatMap((role) => peopleBehind(role, context, state));
      return now.length > 0 ? now : people(state.escalation?.told[step.id] ?? [], context.directory);
    });
}
