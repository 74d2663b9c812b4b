import type { CompiledPolicy } from '../policy/policy.ts';
import { appliesTo, type Severities, type Severity } from '../policy/severity.ts';
import type { Rejection } from './command.ts';
import type { IncidentState } from './state.ts';

/**
 * The level to act by: the incident's own, or the most severe one while nobody has said ("when unsure, take the higher severity").
 * Null where the runbook has no scale at all.
 */
export function levelInForce(policy: CompiledPolicy, state: Pick<IncidentState, 'severity'>): Severity | null {
  const own = state.severity === null ? null : findSeverity(policy, state.severity);
  return own ?? mostSevere(policy);
}

export function mostSevere(policy: CompiledPolicy): Severity | null {
  return policy.severities.reduce<Severity | null>((top, one) => (top === null || one.rank < top.rank ? one : top), null);
}

/** A level by its id or name, however it is written: "sev-1", "SEV1", "Critical". */
export function findSeverity(policy: CompiledPolicy, text: string): Severity | null {
  const wanted = plain(text);
  return (
    policy.severities.find((one) => plain(one.id) === wanted) ??
    policy.severities.find((one) => one.name !== 'not-stated' && plain(one.name.value) === wanted) ??
    null
  );
}

/** The id to keep for a level that somebody named; null when the scale does not have it. Without a scale, any word will do. */
export function levelId(policy: CompiledPolicy, text: string): string | null {
  if (policy.severities.length === 0) return text.trim() === '' ? null : text.trim();
  return findSeverity(policy, text)?.id ?? null;
}

/** Why a level was not accepted, naming those that would have been. */
export function noSuchLevel(policy: CompiledPolicy, text: string): Rejection {
  if (policy.severities.length === 0) return { code: 'invalid', message: 'Name a severity.' };
  return { code: 'unknown', message: `The runbook has no severity "${text}". It has: ${levelNames(policy)}.` };
}

/** Does a fact for `severities` apply at this level? Where there is no scale, only what is said of every incident. */
export function holdsAt(severities: Severities, level: Severity | null): boolean {
  return level === null ? severities === '*' : appliesTo(severities, level.id);
}

/** "SEV-1, SEV-2 or SEV-3", for a sentence that says what would have been right. */
export function levelNames(policy: CompiledPolicy): string {
  return [...policy.severities]
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.id)
    .join(', ');
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
