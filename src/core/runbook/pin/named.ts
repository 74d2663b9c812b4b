import type { Fact, Source, Text } from '../../policy/source.ts';
import { textFact } from '../read/reading.ts';
import { bareName, pinned } from './pinned.ts';
import type { Named, Pinning } from './pinning.ts';

/** A pin's own place: `at()` is its line, `at('target')` that of a part of it. */
export type Place = (...path: (string | number)[]) => Source;

/**
 * How facts of one kind are corrected by their name. `kind` is the path under `muster:`; `make` gives a fact that the text does not have
 * (null: the pin does not say enough for one); `change` what the pin makes of it.
 */
export type Correction<T extends Fact, P> = {
  kind: string[];
  pins: Named<P> | undefined;
  nameOf: (fact: T) => string;
  make?: (name: string, pin: P, at: Place) => T | null;
  change: (fact: T, pin: P, at: Place) => T;
  /** Does the pin also put the fact elsewhere? Then it is no repetition, whatever else it says. */
  moves?: (pin: P) => boolean;
};

/** The facts with the pins applied: a name that the text has is corrected, another is added, null takes one out. */
export function correct<T extends Fact, P>(pinning: Pinning, facts: T[], correction: Correction<T, P>): T[] {
  const { kind, pins, nameOf, make, change, moves } = correction;
  let all = facts;
  for (const [name, pin] of Object.entries(pins ?? {}) as [string, P | null][]) {
    const at: Place = (...path) => pinning.at(...kind, name, ...path);
    const found = findNamed(pinning, all, nameOf, kind.join('.'), name, at());
    if (found === 'several') continue;
    if (pin === null) {
      if (found) all = all.filter((fact) => fact !== found);
      else unknown(pinning, all.map(nameOf), kind.join('.'), name, at());
      continue;
    }
    const start = found ?? make?.(name, pin, at) ?? null;
    if (!start) {
      unknown(pinning, all.map(nameOf), kind.join('.'), name, at());
      continue;
    }
    const changed = { ...change(start, pin, at), ...pinned(at()) };
    if (found && !moves?.(pin) && isStated(found) && saysTheSame(changed, found))
      pinning.repeats(at(), `"${name}" on line ${found.src.line}`);
    all = found ? all.map((fact) => (fact === found ? changed : fact)) : [...all, changed];
  }
  return all;
}

/** The fact of that name, else the only one whose name begins so: nobody writes a long step out in full. */
export function findNamed<T>(
  pinning: Pinning,
  facts: T[],
  nameOf: (fact: T) => string,
  kind: string,
  name: string,
  src: Source,
): T | null | 'several' {
  const wanted = bareName(name);
  const same = facts.find((fact) => bareName(nameOf(fact)) === wanted);
  if (same) return same;
  const beginning = wanted.length < 3 ? [] : facts.filter((fact) => bareName(nameOf(fact)).startsWith(wanted));
  if (beginning.length < 2) return beginning[0] ?? null;
  pinning.unmatched(src, `${beginning.length} of the ${kind} begin with "${name}".`, 'Write more of the one that you mean.');
  return 'several';
}

export function unknown(pinning: Pinning, names: string[], kind: string, name: string, src: Source): void {
  const known = names.slice(0, 8).map((each) => (each.length > 40 ? `${each.slice(0, 39)}…` : each));
  const rest = names.length > known.length ? ` and ${names.length - known.length} more` : '';
  pinning.unmatched(src, `The text has no "${name}" among its ${kind}; it has ${known.join(', ') || 'none'}${rest}.`);
}

export const pinnedTexts = (values: readonly string[], at: Place, ...path: string[]): Text[] =>
  values.map((value, i) => ({ ...textFact(value, at(...path, i)), ...pinned(at(...path, i)) }));

/** Is it stated, and all that belongs to it? What was inferred is worth a pin that confirms it. */
const isStated = (fact: Fact): boolean => fact.origin === 'stated' && !JSON.stringify(fact).includes('"origin":"inferred"');

/** Do both say the same, wherever they stand? */
function saysTheSame(a: unknown, b: unknown): boolean {
  const bare = (value: unknown): string =>
    JSON.stringify(value, (key, inner: unknown) => (key === 'src' || key === 'origin' || key === 'because' ? undefined : inner));
  return bare(a) === bare(b);
}
