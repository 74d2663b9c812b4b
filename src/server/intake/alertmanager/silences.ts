import { randomUUID } from 'node:crypto';
import type { Matcher, Silence } from '../../../core/alert/alert.ts';
import { matchesAll } from '../../../core/alert/matcher.ts';
import { silenceState } from '../../../core/alert/silence.ts';
import { DAY, type Instant, toIso } from '../../../core/time/instant.ts';
import type { IntakeParts } from '../intake-parts.ts';
import { parseFilter } from './filter.ts';
import { BadSilence, type PostedSilence, readSilence } from './read-silence.ts';

/** Status and JSON body. */
export type Answer = [status: number, body: unknown];

const KEPT_AFTER_END = 5 * DAY;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ORDER = { active: 0, pending: 1, expired: 2 };

/** `GET /api/v2/silences`: active first, then pending, then expired; those that end soonest first. Throws BadFilter. */
export async function listSilences({ store, clock }: IntakeParts, search: URLSearchParams) {
  const filters = search.getAll('filter').flatMap(parseFilter);
  const now = clock.now();
  return (await store.silences())
    .filter((silence) => silence.endsAt + KEPT_AFTER_END > now && matchesAll(filters, namesAndValues(silence)))
    .sort((a, b) => ORDER[silenceState(a, now)] - ORDER[silenceState(b, now)] || a.endsAt - b.endsAt)
    .map((silence) => view(silence, now));
}

export async function getSilence({ store, clock }: IntakeParts, id: string): Promise<Answer> {
  if (!UUID.test(id)) return notAnId(id);
  const silence = (await store.silences()).find((one) => one.id === id);
  return silence === undefined ? [404, 'silence not found'] : [200, view(silence, clock.now())];
}

/**
 * `POST /api/v2/silences`: makes one, or with an `id` changes one. Where its matchers differ or it is over, the old one is ended and another
 * made, so that what was quiet when can still be seen.
 */
export async function saveSilence({ store, clock }: IntakeParts, body: unknown): Promise<Answer> {
  const now = clock.now();
  let posted: PostedSilence;
  try {
    posted = readSilence(body, now);
  } catch (error) {
    if (error instanceof BadSilence)
      return [error.status, error.status === 400 ? error.message : { code: error.status, message: error.message }];
    throw error;
  }
  const id = await store.transact(async (tx) => {
    const old = posted.id === null ? undefined : (await tx.silences()).find((one) => one.id === posted.id);
    if (posted.id !== null && old === undefined) return null;
    const same = old !== undefined && silenceState(old, now) !== 'expired' && isSame(old.matchers, posted.matchers);
    if (old !== undefined && !same && old.endsAt > now) await tx.saveSilence(ended(old, now));
    const started = same && silenceState(old, now) === 'active' ? old.startsAt : posted.startsAt;
    const silence = { ...posted, id: same ? old.id : randomUUID(), startsAt: started, updatedAt: now };
    await tx.saveSilence(silence);
    return silence.id;
  });
  return id === null ? [404, 'silence not found'] : [200, { silenceID: id }];
}

/** `DELETE /api/v2/silence/ID`: it ends now. One that is over stays as it is. */
export async function expireSilence({ store, clock }: IntakeParts, id: string): Promise<Answer> {
  if (!UUID.test(id)) return notAnId(id);
  const now = clock.now();
  const found = await store.transact(async (tx) => {
    const silence = (await tx.silences()).find((one) => one.id === id);
    if (silence !== undefined && silence.endsAt > now) await tx.saveSilence(ended(silence, now));
    return silence !== undefined;
  });
  return found ? [200, {}] : [404, 'silence not found'];
}

function ended(silence: Silence, now: Instant): Silence {
  return { ...silence, startsAt: Math.min(silence.startsAt, now), endsAt: now, updatedAt: now };
}

function isSame(a: Matcher[], b: Matcher[]): boolean {
  const shape = (matchers: Matcher[]) =>
    JSON.stringify(matchers.map(({ name, value, isRegex, isEqual }) => [name, value, isRegex, isEqual]).sort());
  return shape(a) === shape(b);
}

/** Alertmanager filters silences by their matchers' own values, as if these were labels. */
function namesAndValues(silence: Silence): Record<string, string> {
  return Object.fromEntries(silence.matchers.filter((matcher) => matcher.isEqual).map(({ name, value }) => [name, value]));
}

function view(silence: Silence, now: Instant) {
  return {
    id: silence.id,
    status: { state: silenceState(silence, now) },
    updatedAt: toIso(silence.updatedAt),
    comment: silence.comment,
    createdBy: silence.createdBy,
    endsAt: toIso(silence.endsAt),
    matchers: silence.matchers.map(({ isEqual, isRegex, name, value }) => ({ isEqual, isRegex, name, value })),
    startsAt: toIso(silence.startsAt),
  };
}

function notAnId(id: string): Answer {
  return [422, { code: 601, message: `silenceID in path must be of type uuid: ${JSON.stringify(id.slice(0, 100))}` }];
}
