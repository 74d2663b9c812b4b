import type { Reference } from '../policy/document.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Fact } from '../policy/source.ts';
import { type Effect, effectOf, type Found } from './change.ts';
import { compareFacts, type FactKind } from './compare-facts.ts';
import type { Comparison } from './comparison.ts';
import { lineOf, renamed, stated, value } from './field.ts';
import { flat, plain } from './pair.ts';

/** The document itself: its title and dates, where it leads, and what of it is not understood. */
export function documentChanges({ before, after }: Comparison): Found[] {
  const [old, now] = [before.document, after.document];
  const top: Fact = { src: { line: 1, column: 1, endLine: 1 }, origin: 'stated' };
  const whole = (read: (policy: CompiledPolicy) => string | null, lead: string, why: string, at: Found['at']): Found[] =>
    value<CompiledPolicy>(lead, why, read)(before, after).map((one) => ({ ...one, kind: 'document', subject: 'This runbook', at }));
  const dates = [before.freshness.lastUpdated, after.freshness.lastUpdated] as const;
  return [
    ...whole((one) => one.document.title, 'has the title', 'It is only a name.', { before: top, after: top }),
    ...whole((one) => one.document.language, 'is read as the language', 'Its words are looked up in another list.', {
      before: top,
      after: top,
    }),
    ...whole((one) => stated(one.freshness.lastUpdated), 'says it was last updated', 'Its next review counts from there.', {
      before: lineOf(dates[0], top),
      after: lineOf(dates[1], top),
    }),
    ...compareFacts(old.references, now.references, REFERENCE),
    ...compareFacts(old.directories, now.directories, {
      kind: 'document',
      subject: (one) => `Folder "${one.path}"`,
      says: (one) => `${one.path}: ${flat(one.purpose)}`,
      keys: [(one) => one.path, (one) => plain(one.path), (one) => one.purpose],
      gone: () => 'is no longer mentioned',
      come: () => 'is mentioned',
      worth: false,
      why: 'It is only shown.',
      fields: [
        renamed('is now called', 'The rest of it stays as it was.', (one) => one.path),
        value('is for', 'It is only shown.', (one) => one.purpose),
        value('is used for', 'It is only shown.', (one) => one.use),
      ],
    }),
    ...compareFacts(old.frontMatter, now.frontMatter, {
      kind: 'document',
      subject: (one) => `Front matter "${one.key}"`,
      says: (one) => one.value,
      keys: [(one) => one.key, (one) => one.value],
      gone: (one) => `is gone, was ${flat(one.value)}`,
      come: (one) => `is ${flat(one.value)}`,
      worth: false,
      why: 'What it does is told with the facts that it is about.',
      fields: [
        renamed('is now called', 'The rest of it stays as it was.', (one) => one.key),
        value('is', 'What it does is told with the facts that it is about.', (one) => one.value),
      ],
    }),
    ...compareFacts(old.unread, now.unread, {
      kind: 'document',
      subject: (one) => `"${shortened(one.text)}"`,
      says: (one) => flat(one.text),
      keys: [(one) => flat(one.text), (one) => plain(one.text)],
      words: (one) => one.text,
      gone: () => 'is no longer among what Muster does not understand',
      come: () => 'is not understood by Muster',
      worth: false,
      why: 'Muster does nothing with what it does not understand.',
      fields: [
        value('is not understood; it is said in other words:', 'Muster does nothing with what it does not understand.', (one) => one.text),
        value('is not understood because', 'Muster does nothing with what it does not understand.', (one) => one.why),
      ],
    }),
  ];
}

const REFERENCE: FactKind<Reference> = {
  kind: 'document',
  subject: (one) => `Link "${shortened(one.text)}"`,
  says: (one) => one.target,
  keys: [(one) => `${one.text}\n${one.target}`, (one) => one.target, (one) => one.text],
  gone: (one) => `is gone, led to ${one.target}`,
  come: (one) => `leads to ${one.target}`,
  worth: false,
  why: 'It is one click away only where it is linked.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.text),
    value('leads to', 'Try it before the night.', (one) => one.target),
    value('is a link to a', 'It is opened in another way.', (one) => one.kind),
    broken,
  ],
};

export const CANNOT_WORK = 'cannot work';

function broken(before: Reference, after: Reference): ReturnType<FactKind<Reference>['fields'][number]> {
  if (before.broken === after.broken) return [];
  const effect: Effect = effectOf(Number(before.broken !== null) - Number(after.broken !== null));
  const tail = after.broken === null ? 'works, was broken' : `${CANNOT_WORK}: ${after.broken}`;
  return [{ tail, before: before.broken, after: after.broken, effect, why: 'A link that cannot work costs time when there is none.' }];
}

function shortened(text: string): string {
  const one = flat(text);
  return one.length > 80 ? `${one.slice(0, 79).toWellFormed()}…` : one;
}
