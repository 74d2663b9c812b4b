import type { Source } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { delayIn } from '../read/duration.ts';

export type TargetKey = 'acknowledge' | 'respond' | 'resolve';
const SAID: [Phrase, TargetKey][] = [
  ['acknowledges', 'acknowledge'],
  ['responds', 'respond'],
  ['resolves', 'resolve'],
];
const LONGEST = 9;

/** "Site down. Response: within 15 minutes": the clauses of a level's own text that open with what is wanted and say by when. */
export function targetsIn(text: string, src: Source, words: Words): Partial<Record<TargetKey, { text: string; src: Source }>> {
  const found: Partial<Record<TargetKey, { text: string; src: Source }>> = {};
  for (const raw of text.split(/[.;。；](?=\s|$)|[,、，]\s*(?!\d)|\n|\s[–—|-]\s|[()（）]/u)) {
    const clause = raw.trim().replace(/^[–—-]\s*/u, '');
    if (clause.split(/\s+/u).length > LONGEST) continue;
    for (const [phrase, key] of SAID) {
      const said = words.find(phrase, clause);
      if (!said || found[key] || (said.index > 0 && !words.isOnly('bound-to', clause.slice(0, said.index)))) continue;
      const rest = clause.slice(said[0].length).replace(/^\s*[:：]?\s*/u, '');
      if (delayIn(rest, words)) found[key] = { text: rest, src };
    }
  }
  return found;
}
