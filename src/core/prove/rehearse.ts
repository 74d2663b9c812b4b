import type { Actor } from '../incident/actor.ts';
import type { DecisionContext } from '../incident/context.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { Rehearsal } from '../simulate/rehearsal.ts';
import type { Instant } from '../time/instant.ts';

/** The levels to begin an incident with; one without a name where the runbook has no scale. */
export function levelsOf(policy: CompiledPolicy): string[] {
  return policy.severities.length === 0 ? ['incident'] : policy.severities.map((one) => one.id);
}

/** An incident that somebody has declared. */
export function declared(context: DecisionContext, severity: string, startedAt: Instant): Rehearsal {
  const rehearsal = new Rehearsal(context, startedAt);
  const runbook = { id: 'proved', name: context.policy.document.title ?? 'The runbook', hash: context.policy.hash };
  const said = { number: 1, title: 'Proved', summary: '', category: null, service: null, runbook, drill: true, startedAt };
  rehearsal.give({ type: 'DeclareIncident', ...said, severity }, { kind: 'alert', name: 'Somebody' });
  return rehearsal;
}

/** One that whoever was called first has acknowledged; without a directory's person, a responder of no name. */
export function answered(context: DecisionContext, severity: string, startedAt: Instant): Rehearsal {
  const rehearsal = declared(context, severity, startedAt);
  const paged = Object.values(rehearsal.state?.notifications ?? {}).find((one) => one.purpose === 'page');
  const person = context.directory.people.find((one) => one.id === paged?.personId) ?? context.directory.people[0];
  const by: Actor = { kind: 'person', id: person?.id ?? 'responder', name: person?.name ?? 'The responder' };
  rehearsal.give({ type: 'AcknowledgeIncident', via: 'proof' }, by);
  return rehearsal;
}

/** The same incident again, to take another way from here. */
export function copyOf(rehearsal: Rehearsal): Rehearsal {
  const copy = new Rehearsal(rehearsal.context, rehearsal.now);
  copy.state = rehearsal.state;
  copy.history.push(...rehearsal.history);
  return copy;
}
