import { isOpen } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import type { IncidentState } from '../incident/state.ts';
import { statusOf } from './hole-values.ts';
import { namingOf } from './naming.ts';

/** The one choice of `[Investigating/Identified/Resolved]` or `[SEV-1/SEV-2]` that is certainly right; null when none is, or several are. */
export function certainChoice(choices: readonly string[], context: DecisionContext, state: IncidentState): string | null {
  const bySeverity = severityChoice(choices, context, state);
  if (bySeverity !== undefined) return bySeverity;
  if (!choices.some((choice) => /investigat|identif|monitor|resolv|contain|mitigat/i.test(choice))) return null;
  if (!isOpen(state)) return only(choices.filter((choice) => /^(?:resolved|fixed|closed)$/i.test(choice.trim())));
  if (state.publicStatus !== null) return only(choices.filter((choice) => stem(choice) === stem(statusOf(state))));
  const phase = state.phase === null ? null : namingOf(context).phase(state.phase);
  const byPhase = phase === null ? null : only(choices.filter((choice) => words(phase).some((word) => word === stem(choice))));
  return byPhase ?? only(choices.filter((choice) => stem(choice) === stem('investigating')));
}

/** Undefined where the choices are not severities at all. */
function severityChoice(choices: readonly string[], { policy }: DecisionContext, state: IncidentState): string | null | undefined {
  const namesOf = (id: string): string[] => {
    const severity = policy.severities.find((one) => one.id === id);
    return [id, ...(severity === undefined || severity.name === 'not-stated' ? [] : [severity.name.value])].map(letters);
  };
  const all = policy.severities.flatMap((one) => namesOf(one.id));
  if (choices.length === 0 || !choices.every((choice) => all.includes(letters(choice)))) return undefined;
  if (state.severity === null) return null;
  const own = namesOf(state.severity);
  return only(choices.filter((choice) => own.includes(letters(choice))));
}

function only(choices: readonly string[]): string | null {
  return choices.length === 1 ? (choices[0] ?? null) : null;
}

/** "Containment" and "Contained" are one thing, as are "Recovery" and "Recovering". */
function stem(word: string): string {
  return letters(word).replace(/(?:ments?|ations?|ating|ated|ate|ing|ied|ify|ification|ed|e?ry|er|y|s)$/, '');
}

function words(text: string): string[] {
  return text
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
    .map(stem);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
