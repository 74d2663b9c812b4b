import type { Threshold } from '../../policy/severity.ts';
import type { Text } from '../../policy/source.ts';
import { stated } from '../read/reading.ts';

const PATTERN = /([\p{L}\p{N}][\p{L}\p{N} /_-]*?)?\s*\(?\s*(>=|<=|≥|≤|>|<)\s*(\d+(?:\.\d+)?)\s*(%|ms|s|x|[\p{L}]+(?:\/[\p{L}]+)?)?/gu;
const SIGNS: Record<string, Threshold['comparison']> = { '>': '>', '<': '<', '>=': '>=', '<=': '<=', '≥': '>=', '≤': '<=' };

/** "High error rates (>10%)" → error rates, >, 10, %: what a criterion or an example says in numbers. */
export function thresholdsIn(criterion: Text): Threshold[] {
  return [...criterion.text.matchAll(PATTERN)].flatMap((match) => {
    const measure = (match[1] ?? '').replace(/^(?:high|low|elevated|any|an?|the)\s+/iu, '').trim();
    const comparison = SIGNS[match[2] ?? ''];
    if (!comparison || measure === '') return [];
    return [{ text: criterion.text, measure, comparison, value: Number(match[3]), unit: match[4] ?? '', ...stated(criterion.src) }];
  });
}
