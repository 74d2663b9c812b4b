import type { Rejection } from '../incident/command.ts';
import { withNested } from '../incident/step.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Gate, Phase, Step } from '../policy/work.ts';

type Found<T> = { found: T } | { rejected: Rejection };

/** The phase of that name or id. */
export function phaseNamed(policy: CompiledPolicy, words: string): Found<Phase> {
  return one('phase', words, policy.phases, (phase) => [phase.id, phase.name]);
}

/** The gate with that question, or with those words in it. */
export function gateNamed(policy: CompiledPolicy, words: string): Found<Gate> {
  const gates = policy.phases.flatMap((phase) => phase.gates);
  return one('gate', words, gates, (gate) => [gate.id, gate.field, gate.question, gate.text]);
}

/** The step with that text, or the only one with those words in it, of phases and procedures alike. */
export function stepNamed(policy: CompiledPolicy, words: string): Found<Step> {
  const steps = [...policy.phases, ...policy.procedures].flatMap((place) => withNested(place.steps));
  return one('step', words, steps, (step) => [step.id, step.text]);
}

const MOST_NAMED = 8;

/** By its whole name, else by a part of it that only one has. */
function one<T>(kind: string, words: string, all: readonly T[], namesOf: (one: T) => string[]): Found<T> {
  const wanted = bare(words);
  const whole = all.find((each) => namesOf(each).some((name) => bare(name) === wanted));
  if (whole !== undefined) return { found: whole };
  const parts = wanted === '' ? [] : all.filter((each) => namesOf(each).some((name) => bare(name).includes(wanted)));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return { found: only };
  const list = (some: readonly T[]): string => {
    const named = some.slice(0, MOST_NAMED).map((each) => `"${namesOf(each).at(-1)}"`);
    return named.join(', ') + (some.length > named.length ? `, and ${some.length - named.length} more` : '');
  };
  const message =
    parts.length > 1
      ? `"${words}" is said of several ${kind}s of the runbook: ${list(parts)}. Write more of it.`
      : `The runbook has no ${kind} "${words}".${all.length === 0 ? ` It has none at all.` : ` It has: ${list(all)}.`}`;
  return { rejected: { code: 'unknown', message } };
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
