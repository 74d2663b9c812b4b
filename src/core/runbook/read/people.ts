import type { Condition } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { narrow } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';
import { delayIn, offsetIn, withoutTime } from './duration.ts';
import { slug, stated } from './reading.ts';

/** "Product Owner, CTO (if customer-facing)" read as people, each possibly with a time and a condition of its own. */
export type Target = { name: string; delay: Delay | null; condition: Condition | null; remark: string | null };

const SPLIT = /\s*(?:,|;|、|・|\s\+\s|\s&\s|\sand\s|\s(?:y|und|et|та|и|e)\s|\n)\s*(?![^()]*\))/u;
const ARTICLE = /^(?:the|a|an|our|your|el|la|los|las|der|die|das|le|les)\s+/iu;

/** A text that names people; parts that are only "none" or a time name nobody. */
export function peopleIn(text: string, words: Words, src: Source, rung = false): Target[] {
  return narrow(text)
    .replace(/[*_`]/gu, '')
    .split(SPLIT)
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

const isRemark = (text: string, words: Words): boolean =>
  words.says('on-call', text) || words.says('immediate', text) || /\b[psPS](?:ev)?-?\d/u.test(text);

/** A name without articles, times and trailing punctuation; null when nothing is left of it or it says "none". */
export function cleanName(text: string, words: Words): string | null {
  const name = text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:：–—→>.-]+|[\s:：;,.–—→-]+$/gu, '')
    .replace(ARTICLE, '')
    .trim();
  if (name === '' || words.isOnly('none', name) || words.isOnly('immediate', name)) return null;
  return /\p{L}/u.test(name) ? name : null;
}

/** "if customer-facing", "(no acknowledgement)": the condition that a text states, with the field that decides it. */
export function conditionIn(text: string, words: Words, src: Source): Condition | null {
  const whole = text.replace(/^[\s(]+|[\s).]+$/gu, '').trim();
  // "If customers are hit, page the CTO": the condition ends at the comma.
  const leading = words.find('if', whole);
  const comma = leading?.index === 0 ? whole.indexOf(',') : -1;
  const bare = comma > 8 ? whole.slice(0, comma) : whole;
  if (words.says('unacknowledged', bare)) return { text: bare, field: 'unacknowledged', expects: true, ...stated(src) };
  if (words.says('unresolved', bare)) return { text: bare, field: 'unresolved', expects: true, ...stated(src) };
  const when = words.find('if', bare);
  if (!when) return null;
  const rest = withoutTime(bare.slice(when.index + when[0].length), words);
  if (rest.length < 3) return null;
  return { text: bare.slice(when.index), ...fieldOf(rest), ...stated(src) };
}

/** The stable name of what a condition asks: equal words give an equal field; a "not" in front turns the expectation round. */
export function fieldOf(question: string): { field: string; expects: boolean } {
  const words = question
    .toLowerCase()
    .replace(/^(?:it|the|this|an?|incident|is|are|was|of|any|suspected|there)\s+(?:(?:the|is|are|a|an)\s+)*/u, '');
  const negative = /^(?:not|no|never)\s+/u.test(words);
  return { field: slug(words.replace(/^(?:not|no|never)\s+/u, '')), expects: !negative };
}

/** The channels that a text names as the way to tell somebody. */
export function channelsIn(text: string, words: Words): string[] {
  const found: string[] = [];
  if (words.says('by-mail', text)) found.push('email');
  if (words.says('by-chat', text)) found.push('chat');
  if (/\bsms\b|\btext message/iu.test(text)) found.push('sms');
  if (/\b(?:phone|telephone)\b/iu.test(text)) found.push('phone');
  if (/\b(?:ticket|tracking|tracker|jira)\b/iu.test(text)) found.push('ticket');
  return found;
}
