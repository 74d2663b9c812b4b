import type { DecisionContext } from '../incident/context.ts';
import { baseMark, lineOf } from '../incident/decision.ts';
import { escalationPlan } from '../incident/escalation-plan.ts';
import { levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import { NOT_STATED } from '../policy/source.ts';
import { spellWithin } from '../policy/words.ts';
import { dueAt } from '../time/due-at.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { Bound } from './verdict.ts';

/**
 * By when somebody must have been told of an incident that has just begun: the level's own target to acknowledge or respond, whichever is
 * sooner; where it states none, the first time at which the runbook calls anybody whatever the answers; where it calls nobody, at once.
 */
export function boundOf(context: DecisionContext, state: IncidentState): Bound & { at: Instant } {
  const start = state.escalation?.startedAt ?? state.raisedAt;
  const level = levelInForce(context.policy, state);
  const targets = (['acknowledge', 'respond'] as const).flatMap((kind) => {
    const target = level === null ? NOT_STATED : level[`${kind}Within`];
    if (target === NOT_STATED || target.origin === 'base') return [];
    const at = dueAt(target.value.delay, start, context.calendar);
    return at === null ? [] : [{ kind, text: spellWithin(target.value.delay), src: lineOf(target), at }];
  });
  const calls = escalationPlan(context, state).flatMap((step) => {
    if (step.purpose !== 'escalate' || step.condition !== null || step.roles.length === 0 || step.dueAt === null) return [];
    const stated = step.fact.delay !== null && step.fact.delay.kind !== 'unstated' ? step.fact.delay : null;
    const text = spellWithin(stated ?? { kind: 'after', minutes: (step.dueAt - start) / MINUTE }) + baseMark(step.fact);
    return [{ kind: 'first-call' as const, text, src: lineOf(step.fact), at: step.dueAt }];
  });
  const sooner = <T extends { at: Instant }>(all: T[]) => all.reduce<T | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
  return sooner(targets) ?? sooner(calls) ?? { kind: 'at-once', text: 'at once', src: null, at: start };
}
