import type { MatrixRule } from '../policy/escalation.ts';
import type { Instant } from '../time/instant.ts';
import { delayText } from './delay-text.ts';
import { labelOf, type PlannedStep, type Situation, standing, timeOf, whenUnresolved } from './planned-step.ts';

/** A rule of the matrix: at its time, whether or not somebody has acknowledged, until the incident is resolved. */
export function ruleStep(rule: MatrixRule, situation: Situation): PlannedStep {
  const due = dueOf(rule, situation);
  const when = rule.delay === null && rule.condition !== null ? 'On condition' : delayText(rule.delay);
  return {
    fact: rule,
    id: rule.id,
    kind: 'matrix',
    purpose: rule.purpose,
    label: labelOf(when, rule.to, rule),
    roles: rule.to,
    channels: rule.channels,
    condition: rule.condition,
    dueAt: due,
    ...standing(rule, due, situation),
  };
}

/** A rule without a time is carried out at once: the runbook wants these people told, and late is the worse mistake. */
function dueOf(rule: MatrixRule, situation: Situation): Instant | null {
  if (rule.delay !== null) return timeOf(rule.delay, situation);
  return rule.condition?.field === 'unresolved' ? whenUnresolved(situation) : situation.escalation.startedAt;
}
