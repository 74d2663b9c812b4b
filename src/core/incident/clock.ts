import type { Person } from '../oncall/directory.ts';
import { people } from '../oncall/resolve-role.ts';
import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';
import { fulfils, isOpen } from './condition.ts';
import type { DecisionContext } from './context.ts';
import { lineOf } from './decision.ts';
import { escalationPlan } from './escalation-plan.ts';
import { peopleBehind, unfilledRoles as unfilled } from './incident-role.ts';
import type { Obligation } from './obligation.ts';
import { isOwed } from './owe.ts';
import type { PlannedStep, StepStatus } from './planned-step.ts';
import { nextRepeat } from './repeat.ts';
import type { IncidentState } from './state.ts';

/**
 * One line of the escalation, done or to come. `people`: whom it told, or whom it would tell now. `at`: when it was reached or skipped.
 * `status` adds `over` to the plan's own: the incident is, so it will not happen any more.
 */
export type EscalationLine = {
  id: string;
  kind: 'matrix' | 'ladder' | 'repeat';
  purpose: 'escalate' | 'inform';
  label: string;
  roles: string[];
  people: { id: string; name: string }[];
  condition: { field: string; text: string; expects: boolean; fulfilled: boolean | null } | null;
  dueAt: Instant | null;
  status: StepStatus | 'over';
  at: Instant | null;
  because: string | null;
  src: Source | null;
};

/**
 * What is promised and by when, the next first; what was missed and is still owed stands before it. The escalation in order of time; and the
 * roles that the runbook wants filled at this level and nobody holds.
 */
export type IncidentClock = {
  obligations: Obligation[];
  nextDue: Obligation | null;
  escalation: EscalationLine[];
  unfilledRoles: { id: string; name: string }[];
};

/** The incident's clocks as of `now`, for the console and the command line. `nextDue`: the first promise that can still be kept in time. */
export function clockOf(context: DecisionContext, state: IncidentState, now: Instant): IncidentClock {
  const obligations = Object.values(state.obligations)
    .filter(isOwed)
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const nextDue = obligations.find((one) => one.status === 'open' && one.dueAt !== null && one.dueAt >= now) ?? null;
  const escalation = [...escalationPlan(context, state).map((step) => line(step, context, state)), ...repeatLine(context, state)].sort(
    (a, b) => (a.at ?? a.dueAt ?? Infinity) - (b.at ?? b.dueAt ?? Infinity),
  );
  const unfilledRoles = isOpen(state) ? unfilled(context, state).map(({ id, name }) => ({ id, name })) : [];
  return { obligations, nextDue, escalation, unfilledRoles };
}

function line(step: PlannedStep, context: DecisionContext, state: IncidentState): EscalationLine {
  const { id, kind, purpose, label, roles, condition, dueAt, at, because } = step;
  const told = state.escalation?.told[id];
  const persons: Person[] =
    told === undefined ? roles.flatMap((role) => peopleBehind(role, context, state)) : people(told, context.directory);
  const over = !isOpen(state) && step.status !== 'reached' && step.status !== 'skipped';
  return {
    id,
    kind,
    purpose,
    label,
    roles,
    people: named(persons),
    condition:
      condition === null
        ? null
        : { field: condition.field, text: condition.text, expects: condition.expects, fulfilled: fulfils(condition, state) },
    dueAt,
    status: over ? 'over' : step.status,
    at,
    because: over ? `The incident is ${state.lifecycle}.` : because,
    src: lineOf(step.fact),
  };
}

/** The next time that people are called again, once all have been told. */
function repeatLine(context: DecisionContext, state: IncidentState): EscalationLine[] {
  const next = nextRepeat(context, state);
  if (next === null) return [];
  const { dueAt, because, src } = next;
  const label = 'Called again until somebody acknowledges';
  const persons = named([...next.first, ...next.fallback]);
  const common = { purpose: 'escalate' as const, roles: [], condition: null, at: null };
  return [{ id: 'again', kind: 'repeat', label, people: persons, dueAt, status: 'pending', because, src, ...common }];
}

function named(persons: Person[]): EscalationLine['people'] {
  return [...new Map(persons.map((person) => [person.id, { id: person.id, name: person.name }])).values()];
}
