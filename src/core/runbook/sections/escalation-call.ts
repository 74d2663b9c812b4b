import type { MatrixRule } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { CallPhrase } from '../lexicon/call-phrase.ts';
import type { Words } from '../lexicon/words.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn } from '../read/duration.ts';
import { peopleIn, withoutArticle } from '../read/people.ts';

/** How a sentence calls somebody: `calls` and `rings` for action, the others so that they know. */
export type Manner = Extract<CallPhrase, 'calls' | 'rings' | 'tells' | 'is-called' | 'is-told' | 'assigned-to' | 'addresses'>;
/** Who is called, in the sentence's own words, and what it goes on to say. */
export type Called = { manner: Manner; name: string; rest: string };

const SHORTEST = 2;
const LONGEST = 120;
const IN_A_SENTENCE: Manner[] = ['calls', 'is-called', 'is-told', 'rings', 'tells'];

const FOR_ACTION: Manner[] = ['calls', 'rings', 'is-called', 'assigned-to'];
export const forAction = (manner: Manner): boolean => FOR_ACTION.includes(manner);

/** "page the team lead after 10 minutes" calls "team lead"; null when the text calls nobody. */
export function calledIn(text: string, words: Words, manners: Manner[] = IN_A_SENTENCE): Called | null {
  for (const manner of manners) {
    const verb = words.find(manner, text);
    if (!verb) continue;
    const after = text.slice(verb.index + verb[0].length);
    if (/^\s*[–—-]\s/u.test(after)) continue;
    const slot = words.captured(manner, text);
    const name =
      slot === null
        ? nameAt(after, words)
        : withoutArticle(words.find('then', slot)?.index === 0 ? words.without('then', slot) : slot, words);
    if (name.length < SHORTEST || name.length > LONGEST) continue;
    return { manner, name, rest: slot === null ? after.slice(after.indexOf(name) + name.length) : after };
  }
  return null;
}

/** The name that a text opens with: up to a full stop, a bracket, or a word that no name goes on with. */
function nameAt(text: string, words: Words): string {
  const bare = withoutArticle(text.trimStart().replace(/^[:：]\s*/u, ''), words);
  const stop = bare.search(/[.。;；(（]/u);
  const upTo = stop < 0 ? bare : bare.slice(0, stop);
  const end = words.find('name-ends', upTo);
  return (end ? upTo.slice(0, end.index) : upTo).replace(/(?<![\s,、])[\s,、]+$/u, '').trim();
}

/** The people in what a text gives as a name. */
export function namesIn(name: string, words: Words, src: Source): string[] {
  return peopleIn(name, words, src).map((target) => withoutVerb(target.name, words));
}

/** The same in free prose, where a verb is followed by anything: not "customers", not "you", not whole sentences. */
export function callable(name: string, words: Words, src: Source): string[] {
  return namesIn(name, words, src).filter((each) => !isNobody(each, words) && each.split(' ').length <= 6);
}

/** "customers", "the status page" are no persons to call; "customer success manager" is one, by the title. */
export const isNobody = (name: string, words: Words): boolean =>
  words.says('no-name', name) || (words.says('no-person', name) && !words.says('person-title', name));

/** Whom an alert reaches first: "on-call", "primary". */
export const isFirst = (name: string, words: Words): boolean => words.says('on-call', name) || words.isOnly('first-turn', name);

/** The same, and by no word a later turn: "secondary on-call" is one. */
export const isFirstOnly = (name: string, words: Words): boolean =>
  isFirst(name, words) && (words.says('first-turn', name) || !words.says('turn', name));

/** "notify the CTO", the second of two that are told: its verb is no part of the name. */
function withoutVerb(name: string, words: Words): string {
  for (const manner of ['tells', 'rings', 'calls'] as const) {
    const verb = words.find(manner, name);
    if (verb?.index === 0 && words.captured(manner, name) === null) return withoutArticle(name.slice(verb[0].length).trim(), words);
  }
  return name;
}

/** ", as well as the DPO if it is a security incident", ", then the manager": one more, possibly on a condition or at a time of their own. */
export function alsoCalled(rest: string, words: Words, src: Source): Pick<MatrixRule, 'to' | 'condition' | 'delay'> | null {
  const also = words.find('also', rest);
  const then = words.find('then', rest);
  const next = then && /^[\s,;、，]*$/u.test(rest.slice(0, then.index)) ? then : null;
  const found = also ?? next;
  if (!found) return null;
  const tail = rest.slice(found.index + found[0].length);
  const to = callable(nameAt(tail, words), words, src);
  if (to.length === 0 || (!also && !to.every((name) => words.says('person-title', name)))) return null;
  return { to, condition: conditionIn(tail, words, src), delay: delayIn(tail, words) };
}
