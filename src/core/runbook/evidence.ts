import { emptyPolicy } from '../policy/empty-policy.ts';
import type { Reading } from './read/reading.ts';
import { documentTitle } from './read/reading.ts';

/**
 * Takes back what only looks like an incident's facts. A document that calls itself something else (a change log, an API's reference), or
 * never speaks of incidents and has the chapters of a read-me, says nothing; priorities in a text that never speaks of incidents are no scale.
 */
export function weighEvidence(reading: Reading): void {
  const { words, text, policy } = reading;
  const named = words.isOnly('other-document', documentTitle(reading)?.title ?? '');
  if (!named && (['incident', 'on-call', 'escalate'] as const).some((phrase) => words.says(phrase, text))) return;
  const foreign = reading.sections.filter((s) => words.isOnly('other-chapter', s.title)).length;
  if (named || foreign >= 2) Object.assign(policy, { ...emptyPolicy(policy.hash), document: policy.document });
  else policy.severities = [];
}
