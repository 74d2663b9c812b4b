import type { Matcher, Silence } from '../../../core/alert/alert.ts';
import { storable } from '../../../core/alert/labels.ts';
import { checkMatcher, matches } from '../../../core/alert/matcher.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { BadAlert, isRecord, readTime } from '../../../integration/read-alert.ts';

/** A silence as it was posted; `id` where an existing one is to be changed. */
export type PostedSilence = Omit<Silence, 'id' | 'updatedAt'> & { id: string | null };

/** 422: it does not have the shape. 400: it has, and makes no sense. */
export class BadSilence extends Error {
  override readonly name = 'BadSilence';
  readonly status: 400 | 422;
  constructor(status: 400 | 422, message: string) {
    super(message);
    this.status = status;
  }
}

const MOST_MATCHERS = 50;

/** Reads the body of `POST /api/v2/silences`. Throws BadSilence. */
export function readSilence(body: unknown, now: Instant): PostedSilence {
  if (!isRecord(body)) throw new BadSilence(422, 'the body must be a silence');
  const matchers = readMatchers(body['matchers']);
  const startsAt = Math.max(instantOf(body, 'startsAt'), now);
  const endsAt = instantOf(body, 'endsAt');
  if (endsAt <= now) throw new BadSilence(400, "Failed to create silence: end time can't be in the past");
  if (endsAt <= startsAt) throw new BadSilence(400, 'Failed to create silence: start time must be before end time');
  if (matchers.every((matcher) => matches(matcher, {}))) {
    throw new BadSilence(400, 'Failed to create silence: at least one matcher must not match the empty string');
  }
  const id = typeof body['id'] === 'string' && body['id'] !== '' ? body['id'] : null;
  return { id, matchers, startsAt, endsAt, createdBy: textOf(body, 'createdBy', 200), comment: textOf(body, 'comment', 4_000) };
}

function readMatchers(value: unknown): Matcher[] {
  if (!Array.isArray(value)) throw new BadSilence(422, 'matchers in body is required');
  if (value.length === 0) throw new BadSilence(422, 'matchers in body should have at least 1 items');
  if (value.length > MOST_MATCHERS) throw new BadSilence(422, `matchers in body should have at most ${MOST_MATCHERS} items`);
  return value.map((item: unknown, index) => {
    if (!isRecord(item) || typeof item['name'] !== 'string' || typeof item['value'] !== 'string' || typeof item['isRegex'] !== 'boolean') {
      throw new BadSilence(422, `matchers.${index} in body needs "name" and "value" as strings and "isRegex" as true or false`);
    }
    const matcher = {
      name: storable(item['name']),
      value: storable(item['value']),
      isRegex: item['isRegex'],
      isEqual: item['isEqual'] !== false,
    };
    const problem = checkMatcher(matcher);
    if (problem !== null) throw new BadSilence(400, `Failed to create silence: ${problem}`);
    return matcher;
  });
}

function instantOf(body: Record<string, unknown>, field: string): Instant {
  try {
    const instant = readTime(body[field], field);
    if (instant !== null) return instant;
  } catch (error) {
    if (error instanceof BadAlert) throw new BadSilence(422, error.message);
    throw error;
  }
  throw new BadSilence(422, `${field} in body is required`);
}

function textOf(body: Record<string, unknown>, field: string, longest: number): string {
  const value = body[field];
  if (typeof value !== 'string') throw new BadSilence(422, `${field} in body is required`);
  return storable(value.slice(0, longest));
}
