/** What became of each fact of a list: kept (perhaps changed), gone, or new. */
export type Paired<T> = { both: [before: T, after: T][]; removed: T[]; added: T[] };

/** By which two facts are the same one; null: by nothing in this one. */
export type Key<T> = (fact: T) => string | null;

/** Two texts are the same thing in other words when they share this much of their words. */
const ALIKE = 0.5;
/** Beyond so many candidates, what was reworded counts as gone and new: no text may make this slow. */
const MOST_CANDIDATES = 60_000;

/**
 * Finds for each fact its twin: first those that agree in the first key, then among the rest by the next, and at last by the likeness of
 * their words, if `words` is given. The order of the lists decides only between equals, so that moved lines are no change.
 */
export function pair<T>(before: readonly T[], after: readonly T[], keys: Key<T>[], words?: (fact: T) => string): Paired<T> {
  const both: [T, T][] = [];
  let [removed, added] = [[...before], [...after]];
  for (const key of keys) {
    const open = Map.groupBy(added, key);
    const taken = new Set<T>();
    removed = removed.filter((one) => {
      const name = key(one);
      const twin = name === null ? undefined : open.get(name)?.shift();
      if (twin === undefined) return true;
      both.push([one, twin]);
      taken.add(twin);
      return false;
    });
    added = added.filter((one) => !taken.has(one));
  }
  if (words !== undefined) {
    for (const [one, twin] of mostAlike(removed, added, words)) {
      both.push([one, twin]);
      removed = removed.filter((other) => other !== one);
      added = added.filter((other) => other !== twin);
    }
  }
  return { both, removed, added };
}

/** The most alike first, so that one good twin is not taken by a worse one. */
function mostAlike<T>(removed: T[], added: T[], words: (fact: T) => string): [T, T][] {
  if (removed.length * added.length > MOST_CANDIDATES) return [];
  const wordsOf = new Map([...removed, ...added].map((one) => [one, wordSet(words(one))]));
  const candidates = removed.flatMap((one) =>
    added.flatMap((twin) => {
      const score = likeness(wordsOf.get(one) ?? new Set(), wordsOf.get(twin) ?? new Set());
      return score < ALIKE ? [] : [{ one, twin, score, tie: [words(one), words(twin)].sort().join('\n') }];
    }),
  );
  const taken = new Set<T>();
  return candidates
    .sort((a, b) => b.score - a.score || (a.tie < b.tie ? -1 : Number(a.tie > b.tie)))
    .flatMap(({ one, twin }) => {
      if (taken.has(one) || taken.has(twin)) return [];
      taken.add(one).add(twin);
      return [[one, twin]];
    });
}

/** Twice the shared words over all of both (Dice's coefficient). */
function likeness(a: Set<string>, b: Set<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * a.intersection(b).size) / (a.size + b.size);
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** A name without its bracket, its case and its punctuation: "Incident Commander (IC)" and "incident-commander" are one. */
export function plain(name: string): string {
  const bare = name.toLowerCase().replace(/\s*\([^()]*\)\s*$/u, '');
  return (bare === '' ? name.toLowerCase() : bare).replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || name;
}

/** The same words, however the lines are broken. */
export function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
