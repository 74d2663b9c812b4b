import type { Condition } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { narrow } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { conditionIn } from './condition.ts';
import { delayIn, offsetIn } from './duration.ts';

/** "Product Owner, CTO (if customer-facing)" read as people, each possibly with a time and a condition of its own. */
export type Target = { name: string; delay: Delay | null; condition: Condition | null; remark: string | null };

const APART = '[\\s\\p{sc=Han}\\p{sc=Katakana}\\p{sc=Hiragana}]';

/** Between two names: a comma, a plus, an "and" that stands by itself, wherever no bracket is open. */
const splitter = onceForLanguages(
  (words: Words) =>
    new RegExp(`\\s{0,9}(?:[,;、・，\\n]|\\s[+&]\\s|(?<=${APART})${words.source('joins')}(?=${APART}))\\s*(?![^()]{0,200}\\))`, 'u'),
);

/** A text that names people; parts that are only "none" or a time name nobody. */
export function peopleIn(text: string, words: Words, src: Source, rung = false): Target[] {
  return oneTitle(narrow(text).replace(/[*_`]/gu, ''), words)
    .split(splitter(words))
    .flatMap((part): Target[] => {
      const parens = [...part.matchAll(/\(([^()]*)\)/gu)].map((m) => m[1] ?? '');
      let name = part;
      let delay: Delay | null = null;
      let condition: Condition | null = null;
      let remark: string | null = null;
      for (const paren of parens) {
        const when = rung ? offsetIn(paren, words) : delayIn(paren, words);
        const asked = conditionIn(paren, words, src);
        if (when === null && asked === null && !isRemark(paren, words)) continue;
        name = name.replace(`(${paren})`, ' ');
        delay ??= when;
        condition ??= asked;
        remark = paren;
      }
      const bare = cleanName(name, words);
      return bare ? [{ name: bare, delay, condition, remark }] : [];
    });
}

/** "Trust & Safety lead" is one: a word that is no title by itself goes with the title behind the sign, which then does not part them. */
const oneTitle = (text: string, words: Words): string =>
  text.replace(
    /(?<![\p{L}\p{N}&]\s{0,3})(\p{Lu}\p{L}{1,30})\s&\s(\p{Lu}[\p{L}-]{1,30}\s\p{L}{1,30})/gu,
    (all, left: string, right: string) =>
      words.says('person-title', left) || !(words.says('person-title', right) || /\s\p{Lu}{2,5}$/u.test(right))
        ? all
        : `${left} \u2060& ${right}`,
  );

const isRemark = (text: string, words: Words): boolean =>
  words.says('on-call', text) || words.says('immediate', text) || /\b[psPS](?:ev)?-?\d/u.test(text);

/** A name without articles, times and trailing punctuation; null when nothing is left of it or it says "none". */
export function cleanName(text: string, words: Words): string | null {
  const bare = text
    .replaceAll('\u2060', '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：–—→>.-]+|(?<![\s:：;,.–—→-])[\s:：;,.–—→-]+$/gu, '');
  const name = withoutArticle(bare, words);
  if (name === '' || words.isOnly('none', name) || words.isOnly('immediate', name)) return null;
  return /\p{L}/u.test(name) ? name : null;
}

/** "the team lead" → "team lead"; capitals alone are a name: "OS team". */
export function withoutArticle(text: string, words: Words): string {
  const article = words.find('article', text);
  if (article?.index !== 0 || text[article[0].length] !== ' ') return text.trim();
  const word = text.slice(0, article[0].length);
  return (word.length > 1 && word === word.toUpperCase() ? text : text.slice(word.length)).trim();
}

/** The channels that a text names as the way to tell somebody. */
export function channelsIn(text: string, words: Words): string[] {
  const found: string[] = [];
  if (words.says('by-mail', text)) found.push('email');
  if (words.says('by-chat', text)) found.push('chat');
  if (words.says('text-message', text)) found.push('sms');
  if (words.says('telephone', text)) found.push('phone');
  if (words.says('tracked', text)) found.push('ticket');
  return found;
}
