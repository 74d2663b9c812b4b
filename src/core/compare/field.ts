import type { Fact, Stated } from '../policy/source.ts';
import { NOT_STATED } from '../policy/source.ts';
import { spellList } from '../policy/words.ts';
import type { Found } from './change.ts';
import { type Effect, effectOf } from './change.ts';
import { flat } from './pair.ts';

/** What one field of a fact says about two versions of it: nothing when they agree. */
export type Field<T> = (before: T, after: T) => FieldChange[];

/** `about`: the sentence calls the fact as it was called before, because the change is its name. */
type FieldChange = Pick<Found, 'tail' | 'before' | 'after' | 'effect' | 'why'> & { about?: 'before' };

export const was = (now: string | null, before: string | null): string =>
  now === null ? `none, was ${before}` : before === null ? `${now}, was not stated` : `${now}, was ${before}`;

/** A value whose words are shown and cannot be ranked. `lead`: what goes before the value in the sentence ("is now held by"). */
export function value<T>(lead: string, why: string, read: (fact: T) => string | null): Field<T> {
  return (before, after) => {
    const [old, now] = [shown(read(before)), shown(read(after))];
    if (old === now) return [];
    // "has the backup none" is "has no backup".
    const tail = now === null && lead.startsWith(HAS) ? `has no ${lead.slice(HAS.length)}, was ${old}` : `${lead} ${was(now, old)}`;
    return [{ tail, before: old, after: now, effect: 'neutral', why }];
  };
}

const HAS = 'has the ';

/** The name or the words by which the fact itself is known. `lead`: "is now called". */
export function renamed<T>(lead: string, why: string, read: (fact: T) => string | null): Field<T> {
  return (before, after) => {
    const [old, now] = [shown(read(before)), shown(read(after))];
    if (old === now) return [];
    return [{ tail: `${lead} "${now ?? ''}"`, before: old, after: now, effect: 'neutral', why, about: 'before' }];
  };
}

/** A value that the team is better off with than without; another value is neutral. */
export function kept<T>(lead: string, why: string, read: (fact: T) => string | null): Field<T> {
  const plainly = value(lead, why, read);
  return (before, after) =>
    plainly(before, after).map((one) => ({ ...one, effect: effectOf(Number(one.after !== null) - Number(one.before !== null)) }));
}

/** A value of which there can be more or less. `better`: above 0 when the second is the better promise. */
export function degree<T, V>(
  { lead, why }: { lead: string; why: string },
  read: (fact: T) => V,
  say: (value: V) => string | null,
  better: (before: V, after: V) => number,
): Field<T> {
  return (before, after) => {
    const [old, now] = [read(before), read(after)];
    const [oldText, nowText] = [say(old), say(now)];
    if (oldText === nowText) return [];
    return [{ tail: `${lead} ${was(nowText, oldText)}`, before: oldText, after: nowText, effect: effectOf(better(old, now)), why }];
  };
}

/** Yes or no. `good`: which of them is the better promise, null when neither is. */
export function flag<T>(yes: string, no: string, good: boolean | null, why: string, read: (fact: T) => boolean): Field<T> {
  return (before, after) => {
    const now = read(after);
    if (read(before) === now) return [];
    const effect: Effect = good === null ? 'neutral' : now === good ? 'stronger' : 'weaker';
    const [old, is] = now ? [no, yes] : [yes, no];
    return [{ tail: is, before: old, after: is, effect, why }];
  };
}

/** A set of names; what is lost makes it weaker and what is gained stronger, unless `matters` is false. The order says nothing. */
export function names<T>(lose: string, gain: string, why: string, read: (fact: T) => string[], matters = true): Field<T> {
  return (before, after) => {
    const [old, now] = [read(before).map(flat), read(after).map(flat)];
    const [lost, gained] = [without(old, now), without(now, old)];
    if (lost.length + gained.length === 0) return [];
    const tail = [...said(lose, lost), ...said(gain, gained)].join(' and ');
    const better = matters ? Number(lost.length === 0) - Number(gained.length === 0) : 0;
    return [{ tail, before: listed(old), after: listed(now), effect: effectOf(better), why }];
  };
}

const said = (verb: string, list: string[]): string[] => (list.length === 0 ? [] : [`${verb} ${spellList(list)}`]);
const listed = (list: string[]): string | null => (list.length === 0 ? null : spellList(list));

/** Each name is taken away once: of two equal ones, one may be gone. */
function without(list: string[], other: string[]): string[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function shown(text: string | null): string | null {
  return text === null || flat(text) === '' ? null : flat(text);
}

/** The value of what may not be stated. */
export function stated<T>(one: Stated<T>): T | null {
  return one === NOT_STATED ? null : one.value;
}

/** The line of a value that has its own, or else of the fact it belongs to. */
export function lineOf(one: Stated<unknown>, owner: Fact): Fact {
  return one === NOT_STATED ? owner : one;
}
