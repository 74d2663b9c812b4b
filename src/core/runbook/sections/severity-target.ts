import type { Source } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { delayIn, durations, withoutTime, withoutTimeWord } from '../read/duration.ts';

export type TargetKey = 'acknowledge' | 'respond' | 'resolve';
const SAID: [Phrase, TargetKey][] = [
  ['acknowledges', 'acknowledge'],
  ['responds', 'respond'],
  ['resolves', 'resolve'],
];
const LONGEST = 12;
const CLAUSE = '[.;](?=\\s|$)|[。；]|[,、，]\\s*(?!\\d)|\\n|\\s[–—|-]\\s|[()（）]';

/** "Site down. Response: within 15 minutes": the clauses of a level's own text that open with what is wanted and say by when. */
export function targetsIn(text: string, src: Source, words: Words): Partial<Record<TargetKey, { text: string; src: Source }>> {
  const found: Partial<Record<TargetKey, { text: string; src: Source }>> = {};
  for (const raw of text.split(clauseEnd(words))) {
    const bare = raw.trim().replace(/^[–—-]\s*/u, '');
    const clause = words.find('and', bare)?.index === 0 ? words.without('and', bare) : bare;
    if (clause.split(/\s+/u).length > LONGEST) continue;
    for (const [phrase, key] of SAID) {
      const said = words.find(phrase, clause);
      // "15 min acknowledge"
      const time = said && said.index + said[0].length === clause.length ? clause.slice(0, said.index).trim() : '';
      if (time && !found[key] && isClock(time, words)) found[key] = { text: time, src };
      // "Immediate response is required"
      if (said && key === 'respond' && words.isOnly('immediate', clause.slice(0, said.index))) found[key] ??= { text: clause, src };
      if (!said || found[key] || (said.index > 0 && !words.isOnly('bound-to', clause.slice(0, said.index)))) continue;
      const rest = clause.slice(said.index + said[0].length).replace(/^\s*[:：]?\s*/u, '');
      if (delayIn(rest, words)) found[key] = { text: rest, src };
    }
  }
  // "Nothing works → 15 min": what an arrow leads to, when it is a time and no more.
  const led =
    text
      .split(/→|=>|->/u)
      .at(-1)
      ?.trim() ?? '';
  return !found.respond && led !== text.trim() && isClock(led, words) ? { ...found, respond: { text: led, src } } : found;
}

/**
 * "Page now; commander within 15 min; update every 30 min": the clause that says by when there is an answer, neither the page nor the news.
 * The whole text where none or several do.
 */
export function responseIn(text: string, words: Words): string {
  const clauses = text.split(/[;；,，](?!\d)\s*/u);
  const answers = clauses.filter(
    (clause) => durations(clause, words).length > 0 && !words.says('every', clause) && !words.says('update', clause),
  );
  const [first = ''] = clauses;
  const paged = words.find('calls', `${first} `)?.index === 0 && durations(first, words).length === 0;
  return paged && answers.length === 1 && answers[0] ? answers[0] : text;
}

const clauseEnd = onceForLanguages((words: Words) => new RegExp(`${CLAUSE}|\\s+(?=${words.source('and')}\\s)`, 'iu'));

/** "15 minutes", "immediate (24/7)" and hardly more; how often there is news is another recogniser's. */
export function isClock(value: string, words: Words): boolean {
  if (value.split(' ').length > 4 || words.says('every', value) || words.says('update', value) || delayIn(value, words) === null)
    return false;
  const rest = withoutTimeWord(withoutTime(value.replace(/[(（].*[)）]/u, ''), words), words);
  return !/\p{L}/u.test(rest) || words.isOnly('responds', rest) || words.isOnly('bound', rest);
}
