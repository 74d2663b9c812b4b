import type { LadderRung } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, offsetIn, withoutTime, withoutTimeWord } from '../read/duration.ts';
import { cleanName, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { isSomebody } from './somebody.ts';

/** A rung as it is read; `said` is its whole text, which may count from the rung before. */
export type Rung = Omit<LadderRung, 'id' | 'level'> & { level: number | null; said: string };

export const ARROW = /\s{0,9}(?:[─-]{0,40}(?:→|⇒|➔|➜|▶|►)|[-=─]{1,40}>)\s{0,9}/u;
// "On-call > Team lead > CTO": a bare ">" is an arrow only in a chain of names.
const GREATER = /\s{1,9}>\s{1,9}(?=\p{L})/u;
export const LEADING = /^[\s│├└─]*(?:→|⇒|➔|➜|▶|►|↳|[-=─]+>)\s*/u;
const LONGEST = 80;

/** What opens a rung that is called by its number: "Level 2", "L2 (after 15 min)". */
export const rungStart = onceForLanguages(
  (words: Words) => new RegExp(`^(?:${words.prefix('level')})[\\s.-]?(\\d+)\\b\\s*(?:\\(([^()]*)\\))?`, 'iu'),
);

/** Is the text a chain of names? */
export const isChain = (text: string): boolean => ARROW.test(text) || text.split(GREATER).length > 2;

/** A rung's text: who, and in brackets or behind the name when or under which condition. */
export function rungOf(reading: Reading, whole: string, level: number | null, src: Source): Rung | null {
  const { words } = reading;
  // "→ (data at risk) Legal": the reason stands in front.
  const [, reason, rest] = /^\s{0,9}\(([^()]{1,80})\)\s{1,9}(\p{L}.*)$/u.exec(whole) ?? [];
  const told = reason !== undefined && offsetIn(reason, words) === null && conditionIn(reason, words, src) === null;
  const text = told ? (rest ?? '') : whole;
  const because = told ? conditionOf(reason, words, src) : null;
  // A comma belongs to the name here: "VP, Engineering".
  const targets = peopleIn(text.replace(/,(?![^(]{0,200}\))/gu, '‚'), words, src, true);
  const [target, ...more] = targets;
  const bare = target && cleanName(target.name.replaceAll('‚', ','), words);
  const name = bare && whoIsTold(bare, words);
  if (!target || !name) return null;
  const behind = target.delay === null && target.condition === null ? whenBehind(reading, name, src) : null;
  const found = behind ?? { name, delay: target.delay, condition: target.condition };
  // "The lead pings the architect for hard questions" is a sentence, which others read.
  const verb = found.name.split(' ').length > 4 ? words.find('tells', found.name) : null;
  if (verb && verb.index > 0) return null;
  // "communication-templates.md" is a place to look at.
  if (found.name.length > LONGEST || /\S\.\p{Ll}{2,4}$/u.test(found.name) || !isSomebody(reading, found.name)) return null;
  // "CTO + Legal + CEO" are told together.
  const others = more.map(({ name: other }) => other.replaceAll('‚', ','));
  const together = others.every((other) => isGroup(other, words) && isSomebody(reading, other)) && isGroup(found.name, words);
  return {
    level,
    delay: found.delay,
    to: [found.name, ...(together ? others : [])],
    condition: found.condition ?? because,
    said: text,
    ...stated(src),
  };
}

/** A title, a team or a department, and no more than that: "CTO", "Legal". */
const isGroup = (name: string, words: Words): boolean =>
  name.split(' ').length <= 4 && (words.says('person-title', name) || words.says('named-team', name) || words.isOnly('department', name));

/** "Team lead after 15 minutes", "CTO if not resolved in 1 hour": the name, and what stands behind it. */
function whenBehind({ words }: Reading, text: string, src: Source): (Pick<Rung, 'delay' | 'condition'> & { name: string }) | null {
  const delay = offsetIn(text, words);
  const condition = conditionIn(text, words, src);
  if (!delay && !condition) return null;
  const asked = condition ? words.find('if', text)?.index : undefined;
  const name = cleanName(withoutTimeWord(withoutTime(asked ? text.slice(0, asked) : text, words), words), words);
  return name ? { name: whoIsTold(name, words), delay, condition } : null;
}

/** "Backup on-call notified" is the backup on-call. */
const whoIsTold = (text: string, words: Words): string => words.captured('is-told', text) ?? text;

/** "Alert fires", "Incident detected", "Any": what a ladder begins with, and nobody who is called. */
export const isEvent = (text: string, words: Words): boolean =>
  (words.isOnly('happening', text) && !words.says('person-title', text)) || words.isOnly('any', text);

export function chain(reading: Reading, whole: string, src: Source): Rung[] {
  const { words } = reading;
  // "A → B → C (15 minutes each)"
  const remark = /\s{0,9}\(([^()]{1,60})\)[\s.]{0,9}$/u.exec(whole);
  const each = remark?.[1] && words.says('every', remark[1]) ? delayIn(remark[1], words) : null;
  const text = remark && each ? whole.slice(0, remark.index) : whole;
  const parts = text.replace(LEADING, '').split(ARROW);
  const names = parts.length === 1 && text.split(GREATER).length > 2 ? text.split(GREATER) : parts;
  // "SEV-1 → page the primary" says for which level, and is no chain of names.
  if (names.some((part) => part.split(' ').length <= 2 && reading.scale.mentioned(part).length > 0)) return [];
  const rungs: Rung[] = [];
  let pending: string | null = null;
  for (const part of names) {
    // "→ (15 min without an answer) →": what stands between two names is when the second is called.
    const between = /^\s*[([]([^()[\]]+)[)\]]\s*$/u.exec(part)?.[1];
    // "L1: Support → L2: Engineering": a number in front of a name is the rung's.
    const numbered = rungStart(reading.words).exec(part.trim());
    const who = numbered
      ? part
          .trim()
          .slice(numbered[0].length)
          .replace(/^\s*[:：–—-]\s*/u, '')
      : part.trim();
    const found =
      between || who === '' || isEvent(who, reading.words) ? null : rungOf(reading, pending ? `${who} (${pending})` : who, null, src);
    if (found) rungs.push(pending ? waited(found, rungs.at(-1)) : found);
    pending = between ?? null;
  }
  if (each)
    return fromWaits(
      rungs,
      rungs.map(() => each),
    );
  // "On-call (5 min) → Team lead (10 min) → CTO": the last has no time, so those of the others are how long each has.
  const times = rungs.map(({ delay }) => delay);
  const waits = times.length > 1 && times.at(-1) === null && times.slice(0, -1).every((time) => time?.kind === 'after' && time.minutes > 0);
  return waits && rungs.at(-1)?.condition === null ? fromWaits(rungs, times) : rungs;
}

/** "On-call: 15 minutes to acknowledge", "Team lead: 10 minutes to acknowledge": how long each has, after which the next one is called. */
export function fromWaits<T extends Pick<Rung, 'delay' | 'condition'>>(rungs: T[], waits: (Delay | null)[]): T[] {
  let start: Delay | null = { kind: 'after', minutes: 0 };
  return rungs.map((rung, i) => {
    const delay = start;
    const wait: Delay | null = waits[i] ?? null;
    // "Immediate" is no length of time to wait.
    start =
      start?.kind === 'after' && wait?.kind === 'after' && wait.minutes > 0
        ? { kind: 'after', minutes: start.minutes + wait.minutes }
        : null;
    return { ...rung, delay };
  });
}

/** A wait between two names counts from the first of them. */
function waited(rung: Rung, before: Rung | undefined): Rung {
  const { delay } = rung;
  if (delay?.kind !== 'after') return rung;
  const start = before?.delay?.kind === 'after' ? before.delay.minutes : 0;
  return { ...rung, delay: { kind: 'after', minutes: start + delay.minutes } };
}
