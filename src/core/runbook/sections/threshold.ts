import type { Threshold } from '../../policy/severity.ts';
import type { Text } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { stated } from '../read/reading.ts';

const PATTERN = /([\p{L}\p{N}][\p{L}\p{N} /_-]*?)?\s*\(?\s*(>=|<=|≥|≤|>|<)\s*(\d+(?:\.\d+)?)\s*(%|ms|s|x|[\p{L}]+(?:\/[\p{L}]+)?)?/gu;
const SIGNS: Record<string, Threshold['comparison']> = { '>': '>', '<': '<', '>=': '>=', '<=': '<=', '≥': '>=', '≤': '<=' };

/** "High error rates (>10%)" → error rates, >, 10, %: what a criterion or an example says in numbers. */
export function thresholdsIn(criterion: Text, words: Words): Threshold[] {
  return [...criterion.text.matchAll(PATTERN)].flatMap((match) => {
    const said = (match[1] ?? '').trim();
    const size = words.find('magnitude', said);
    const measure = size?.index === 0 && said[size[0].length] === ' ' ? said.slice(size[0].length).trim() : said;
    const comparison = SIGNS[match[2] ?? ''];
    if (!comparison || measure === '') return [];
    return [{ text: criterion.text, measure, comparison, value: Number(match[3]), unit: match[4] ?? '', ...stated(criterion.src) }];
  });
}
