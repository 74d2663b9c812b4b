import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { promiseByLevel } from './promise.ts';
import { invalid, unknown, wrongState } from './refuse.ts';

/** What kind of incident it is; it selects procedures and their ladders. Any word where the runbook has no categories. */
export function setCategory(decision: Decision, command: Extract<IncidentCommand, { type: 'SetCategory' }>): Verdict {
  const { state, context } = decision;
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'put into a category');
  const { categories } = context.policy;
  const wanted = command.category.trim().toLowerCase();
  if (wanted === '') return invalid('Name a category.');
  const known = categories.find((one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
  if (known === undefined && categories.length > 0) {
    return unknown(`The runbook has no category "${command.category}". It has: ${categories.map((one) => one.name).join(', ')}.`);
  }
  const category = known?.id ?? command.category.trim();
  if (state.category === category) return undefined;
  decision.emit({ type: 'CategorySet', category });
  if (isOpen(state)) promiseByLevel(decision);
  return undefined;
}
