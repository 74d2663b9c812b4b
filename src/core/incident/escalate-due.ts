import type { Person } from '../oncall/directory.ts';
import type { Instant } from '../time/instant.ts';
import { fulfils, isOpen, questionOf } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { type Decision, lineOf } from './decision.ts';
import { escalationPlan } from './escalation-plan.ts';
import { exhaustedAt, pagingSteps, reachedTimes } from './exhaustion.ts';
import { catchAll, peopleBehind } from './incident-role.ts';
import { settle } from './owe.ts';
import type { PlannedStep } from './planned-step.ts';
import { nextRepeat, repeatDue } from './repeat.ts';
import type { IncidentState } from './state.ts';
import { about, type Telling } from './telling.ts';

/** Does everything the escalation wants done by now, until nothing is due; where nobody is left to ask, turns to the catch-all, then calls again. */
export function escalateDue(decision: Decision, telling: Telling): void {
  while (isOpen(decision.state)) {
    const step = escalationPlan(decision.context, decision.state).find((one) => isDue(one, decision.now));
    if (step === undefined) break;
    carryOut(step, decision, telling);
  }
  const exhausted = exhaustedAt(decision.context, decision.state);
  if (exhausted !== null && exhausted <= decision.now) exhaust(decision, telling);
  repeatDue(decision, telling);
}

/** The next instant at which the escalation wants to run; null only when the incident is over, or somebody has acknowledged and no step is to come. */
export function escalationWake(context: DecisionContext, state: IncidentState): Instant | null {
  if (!isOpen(state)) return null;
  const times = escalationPlan(context, state).flatMap((step) => (step.status === 'pending' && step.dueAt !== null ? [step.dueAt] : []));
  const exhausted = exhaustedAt(context, state);
  if (exhausted !== null) times.push(exhausted);
  const again = nextRepeat(context, state);
  if (again !== null) times.push(again.dueAt);
  return times.length === 0 ? null : Math.min(...times);
}

function isDue(step: PlannedStep, now: Instant): boolean {
  return step.status === 'pending' && step.dueAt !== null && step.dueAt <= now;
}

/** Carries out one step whatever its time. Of a step with several roles, those that nobody holds are said before those that were reached. */
export function carryOut(step: PlannedStep, decision: Decision, telling: Telling): void {
  const { state, context } = decision;
  const src = lineOf(step.fact);
  const place = { rule: step.id, label: step.label, src };
  if (step.condition !== null && fulfils(step.condition, state) === false) {
    const { field } = step.condition;
    decision.emit({
      type: 'EscalationSkipped',
      ...place,
      because: `It does not apply: the answer to "${questionOf(step.condition)}" is no.`,
      field,
    });
    return;
  }
  const held = step.roles.map((role) => ({ role, people: peopleBehind(role, context, state) }));
  const vacant = held.filter((one) => one.people.length === 0).map((one) => one.role);
  const reached = uniquePeople(held.flatMap((one) => one.people));
  if (vacant.length > 0 || reached.length === 0) decision.emit({ type: 'EscalationSkipped', ...place, because: whyNobody(vacant) });
  if (reached.length === 0) {
    if (step.kind === 'ladder') return;
    const cause = { about: about(state, step.id), reason: `${step.label}. ${whyNobody(vacant)}`, src };
    telling.tell(catchAll(context.directory), { ...cause, purpose: step.purpose === 'inform' ? 'inform' : 'catch-all' });
    return;
  }
  const roles = step.roles.filter((role) => !vacant.includes(role));
  decision.emit({ type: 'EscalationReached', ...place, roles, people: reached.map((person) => person.id) });
  const purpose = step.purpose === 'inform' ? 'inform' : 'page';
  telling.tell(reached, { about: about(state, step.id), purpose, reason: `${step.label}.`, src, channels: step.channels });
  if (step.purpose === 'inform') settle(decision, `notify-${step.id}`);
}

function exhaust(decision: Decision, telling: Telling): void {
  const { state, context } = decision;
  const persons = catchAll(context.directory);
  const steps = pagingSteps(context, state);
  const paged = reachedTimes(steps).length > 0;
  // "Weekly review" is still to come, and no answer to a page.
  const later = steps.some((step) => step.status === 'pending' && step.dueAt !== null);
  const why = !paged
    ? 'The runbook reaches nobody for this incident.'
    : later
      ? 'Nobody has acknowledged, and the next one whom the runbook calls is called much later.'
      : 'Everybody the runbook calls has been told, and nobody has acknowledged.';
  const whom = persons.length === 0 ? ' There is no catch-all contact either: name one under "catchAll".' : ' Telling the catch-all.';
  decision.emit({ type: 'EscalationExhausted', because: `${why}${whom}`, people: persons.map((person) => person.id) });
  const cause = { about: about(state, `exhausted-${state.version}`), purpose: 'catch-all' as const, reason: why, src: null };
  telling.tell(persons, cause);
}

function whyNobody(vacant: string[]): string {
  return vacant.length === 0 ? 'The runbook names nobody here.' : `Nobody holds ${vacant.join(' or ')}.`;
}

function uniquePeople(persons: Person[]): Person[] {
  return [...new Map(persons.map((person) => [person.id, person])).values()];
}
