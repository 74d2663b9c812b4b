import type { Fact, Text } from '../policy/source.ts';
import type { ChangeKind, Effect, Found } from './change.ts';
import type { Field } from './field.ts';
import { flat, type Key, pair, plain } from './pair.ts';

/**
 * How the facts of one list are compared. `subject`: what the sentence is about. `gone` and `come` complete it; `says` is the fact in
 * words. `worth`: is it a promise, so that losing it is weaker? `words`: the text by which a fact that was reworded is found again.
 */
export type FactKind<T> = {
  kind: ChangeKind;
  subject: (fact: T) => string;
  says: (fact: T) => string;
  keys: Key<T>[];
  words?: (fact: T) => string;
  gone: (fact: T) => string;
  come: (fact: T) => string;
  worth: boolean;
  why: string;
  fields: Field<T>[];
};

/** What changed between two lists of facts: what is gone, what is new, and every field that differs in what stayed. */
export function compareFacts<T extends Fact>(before: readonly T[], after: readonly T[], of: FactKind<T>): Found[] {
  const { both, removed, added } = pair(before, after, of.keys, of.words);
  return [
    ...removed.map((fact) => lost(fact, of)),
    ...added.map((fact) => gained(fact, of)),
    ...both.flatMap((twins) => compareFields(twins, of)),
  ];
}

export function compareFields<T extends Fact>([before, after]: [T, T], of: Pick<FactKind<T>, 'kind' | 'subject' | 'fields'>): Found[] {
  return of.fields
    .flatMap((field) => field(before, after))
    .map(({ about, ...change }) => ({
      ...change,
      kind: of.kind,
      subject: of.subject(about === 'before' ? before : after),
      at: { before, after },
    }));
}

export function lost<T extends Fact>(fact: T, of: FactKind<T>): Found {
  const effect: Effect = of.worth ? 'weaker' : 'neutral';
  const said = { kind: of.kind, subject: of.subject(fact), tail: of.gone(fact), effect, why: of.why };
  return { ...said, before: of.says(fact), after: null, at: { before: fact, after: null } };
}

export function gained<T extends Fact>(fact: T, of: FactKind<T>): Found {
  const effect: Effect = of.worth ? 'stronger' : 'neutral';
  const said = { kind: of.kind, subject: of.subject(fact), tail: of.come(fact), effect, why: of.why };
  return { ...said, before: null, after: of.says(fact), at: { before: null, after: fact } };
}

/** Whether the new words ask for more or less, no program knows. */
function reworded(what: string): Field<Text> {
  return (before, after) => {
    const [old, now] = [flat(before.text), flat(after.text)];
    if (old === now) return [];
    const why = 'Whether the new words ask for more or less is for you to judge.';
    return [{ tail: `has ${what} "${now}" in the place of "${old}"`, before: old, after: now, effect: 'neutral', why }];
  };
}

/** How lines of text that belong to `subject` are compared: reworded is one change. `what` names one of them: "the duty". */
export function textKind(kind: ChangeKind, subject: string, what: string, worth: boolean, why: string): FactKind<Text> {
  return {
    ...{ kind, worth, why },
    subject: () => subject,
    says: (one) => flat(one.text),
    keys: [(one) => flat(one.text), (one) => plain(one.text)],
    words: (one) => one.text,
    gone: (one) => `no longer has ${what} "${flat(one.text)}"`,
    come: (one) => `has ${what} "${flat(one.text)}" besides`,
    fields: [reworded(what)],
  };
}
