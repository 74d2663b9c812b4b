import type { Condition, MatrixRule } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { narrow } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { conditionIn } from '../read/condition.ts';
import { delayIn, sinceStart, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { stated } from '../read/reading.ts';
import type { Manner } from './escalation-call.ts';
import { calledIn, forAction, isFirst, namesIn } from './escalation-call.ts';

/** Who is called in one part of a text, with the time from the start. `to` empty: it says when, not whom. */
export type Clause = {
  text: string;
  to: string[];
  delay: Delay | null;
  condition: Condition | null;
  purpose: MatrixRule['purpose'];
};

type Waiting = Pick<Clause, 'delay' | 'condition' | 'text'>;
/** `aside`: the time or condition stands in brackets behind the name, and is of that name only. `wait`: how long the name has to answer. */
type Part = Clause & { bare: boolean; then: boolean; aside: boolean; wait?: Delay };

const MANNERS: Manner[] = ['calls', 'is-called', 'is-told', 'assigned-to', 'rings', 'tells', 'addresses'];
const LONGEST_NAME = 6;
const START: Delay = { kind: 'after', minutes: 0 };

/**
 * "On-call immediately, team lead after 15 min; if nobody answers, the CTO": a text that says whom to call, part by part. A part without
 * a name speaks of the next one, names without a time go with the time beside them.
 */
export function clausesIn(text: string, words: Words, src: Source): Clause[] {
  const found: Part[] = [];
  let waiting: Waiting | null = null as Waiting | null;
  for (const part of parts(narrow(text), words).map((each) => partOf(each, words, src))) {
    if (part.to.length === 0) {
      if (part.delay || part.condition) waiting = { ...part, delay: part.delay ?? waiting?.delay ?? null };
      continue;
    }
    if (waiting) {
      found.push({
        ...part,
        bare: false,
        text: `${waiting.text}, ${part.text}`,
        delay: part.delay ?? waiting.delay,
        condition: part.condition ?? waiting.condition,
      });
      waiting = null;
    } else found.push(part);
  }
  const last = found.at(-1);
  if (waiting && last?.bare) Object.assign(last, { ...waiting, text: `${last.text}, ${waiting.text}`, bare: false });
  else if (waiting && found.length === 0) found.push({ ...waiting, to: [], purpose: 'escalate', bare: false, then: false, aside: false });
  return timed(together(found, words), words, src);
}

const beforeThen = onceForLanguages((words: Words) => new RegExp(`\\s+(?=${words.source('then')}\\s)`, 'iu'));
const joining = onceForLanguages((words: Words) => new RegExp(`\\s+${words.source('joins')}\\s+`, 'iu'));

/** At semicolons, full stops, commas and "then", outside brackets. */
function parts(text: string, words: Words): { text: string; then: boolean }[] {
  return text
    .split(/(?:[;；]|\.(?=\s+\p{Lu})|[,、，](?!\d)|\s(?:→|->)\s)\s*(?![^()]{0,200}\))/u)
    .flatMap((part) => part.split(beforeThen(words)))
    .flatMap((part) => eachTimed(part, words))
    .map((part) => {
      const joined = words.find('joins', part.trim())?.index === 0 ? words.without('joins', part.trim()) : part.trim();
      const then = words.find('then', joined);
      return then?.index === 0 ? { text: joined.slice(then[0].length).trim(), then: true } : { text: joined, then: false };
    })
    .filter((part) => part.text !== '');
}

/** "The lead after 15 minutes and the CTO after an hour" is two parts; "the lead and the CTO after an hour" is one. */
function eachTimed(part: string, words: Words): string[] {
  const pieces = part.split(joining(words));
  return pieces.length > 1 && pieces.every((piece) => delayIn(piece, words) !== null) ? pieces : [part];
}

function partOf({ text, then }: { text: string; then: boolean }, words: Words, src: Source): Part {
  const given = givenTime(text, words, src);
  if (given) return { ...given, then };
  const condition = conditionIn(text, words, src);
  const delay = delayIn(text, words);
  const asked = condition ? Math.max(words.find('if', text)?.index ?? 0, 0) : text.length;
  const called = calledIn(text, words, MANNERS);
  const bareName = withoutTimeWord(
    withoutTime(text.slice(0, asked), words)
      .replace(/[<>≤≥~]/gu, '')
      .replace(/(?<![\s(（[])[\s(（[]+$/u, ''),
    words,
  );
  // "10 minutes later the manager": what the time counts from is no part of the name.
  const alone = words.find('further', bareName)?.index === 0 ? words.without('further', bareName) : bareName;
  const name = called ? withoutTimeWord(withoutTime(called.name, words), words) : alone;
  const to = namesIn(name, words, src).filter((each) => each.split(' ').length <= LONGEST_NAME);
  const purpose = called && !forAction(called.manner) && called.manner !== 'addresses' ? 'inform' : 'escalate';
  const bracket = /[(（]([^()（）]*)[)）]\s*$/u.exec(text)?.[1] ?? '';
  const aside = !called && bareName !== '' && (conditionIn(bracket, words, src) !== null || delayIn(bracket, words) !== null);
  return { text, then, to, delay, condition, purpose, bare: delay === null && condition === null && !called, aside };
}

/** "The on-call has 5 minutes to acknowledge": called at once, and the next one when the time is over. */
function givenTime(text: string, words: Words, src: Source): Omit<Part, 'then'> | null {
  const name = words.says('time-to-answer', text) ? words.captured('given-time', text) : null;
  const wait = delayIn(text, words);
  const to = name === null ? [] : namesIn(name, words, src);
  if (to.length === 0 || wait?.kind !== 'after') return null;
  return { text, to, delay: START, condition: null, purpose: 'escalate', bare: false, aside: false, wait };
}

/** "CTO, VP after 30 min" are told together; a first on-call, and whoever comes "then", by themselves. */
function together(found: Part[], words: Words): Part[] {
  const groups: Part[] = [];
  for (const part of found) {
    const last = groups.at(-1);
    const first = last?.to.some((name) => isFirst(name, words)) && part.delay !== null;
    const joins = last && !part.then && ((part.bare && !last.aside) || (last.bare && !first && !part.aside));
    if (!joins) groups.push({ ...part });
    else
      Object.assign(last, {
        to: [...last.to, ...part.to],
        delay: last.delay ?? part.delay,
        condition: last.condition ?? part.condition,
        text: `${last.text}, ${part.text}`,
        bare: last.bare && part.bare,
      });
  }
  return groups;
}

export const unanswered = (text: string, src: Source): Condition => ({ text, field: 'unacknowledged', expects: true, ...stated(src) });

/** Each part's time from the start; a person on call without a time is called at once, whoever follows one who has a time when it is over. */
function timed(found: Part[], words: Words, src: Source): Clause[] {
  let before: Delay | null = null;
  let waits: Part | null = null as Part | null;
  return found.map((part) => {
    const { text, to, purpose } = part;
    const delay: Delay | null = part.delay ?? waits?.wait ?? null;
    const condition = part.condition ?? (waits && !part.wait ? unanswered(waits.text, src) : null);
    const now = sinceStart(text, delay, before, words);
    if (part.wait) waits = part;
    before = now ?? before;
    const first = now === null && condition === null && to.some((name) => isFirst(name, words)) ? START : now;
    return { text, to, delay: first, condition, purpose };
  });
}
