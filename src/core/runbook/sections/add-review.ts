import type { ReviewDeadline } from '../../policy/learning.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';

/** Less than this many minutes is no deadline of a review: it is the length of a meeting or of an update. */
export const LEAST_DEADLINE = 240;

/** A deadline as a recogniser found it; `text` is what it was read from. */
export type ReviewDraft = { severities: Severities; text: string; delay: Delay | null; required: boolean; src: Source };

export const DEEDS = ['schedule', 'publish', 'draft', 'hold'] as const;

/** Adds a deadline of the review; what another line has said already, in the same or more general words, stays one. */
export function addReview(reading: Reading, { severities, text, delay, required, src }: ReviewDraft): void {
  const { words, policy } = reading;
  const what: ReviewDeadline['what'] = DEEDS.find((deed) => words.says(deed, text)) ?? 'review';
  const same = policy.review.deadlines.some(
    (d) =>
      JSON.stringify([d.severities, d.delay]) === JSON.stringify([severities, delay]) &&
      (d.what === what || d.what === 'review' || what === 'review'),
  );
  const covered =
    Array.isArray(severities) &&
    severities.every((id) =>
      policy.review.deadlines.some(
        (d) => Array.isArray(d.severities) && d.severities.includes(id) && JSON.stringify(d.delay) === JSON.stringify(delay),
      ),
    );
  if (same || covered) return;
  // That it is required goes without saying where its time is told, before or after.
  const alike = (d: ReviewDeadline): boolean => d.required === required && JSON.stringify(d.severities) === JSON.stringify(severities);
  if (required && delay === null && policy.review.deadlines.some((d) => d.delay !== null && alike(d))) return;
  if (delay !== null) policy.review.deadlines = policy.review.deadlines.filter((d) => d.delay !== null || !d.required || !alike(d));
  const id = reading.id('review', what, severities === '*' ? 'any' : severities.join(' '));
  policy.review.deadlines.push({ id, severities, what, text, delay, required, ...stated(src) });
}

const between = onceForLanguages((words: Words) => new RegExp(`\\s+${words.source('or')}\\s+`, 'iu'));

/** Parts of a sentence that each carry a time of their own: "1 week for S1/S2, 2 weeks for S3". */
export function clausesOf({ words }: Reading, text: string): string[] {
  const or = between(words);
  const timed = text
    .split(/,\s|\s\/\s|;\s/u)
    .flatMap((part) => (part.split(or).every((each) => durations(each, words).length > 0) ? part.split(or) : [part]))
    .filter((part) => durations(part, words).length > 0);
  return timed.length > 1 ? timed : [text];
}
