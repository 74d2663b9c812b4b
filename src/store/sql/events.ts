import type { Selectable } from 'kysely';
import { canonicalJson } from '../../core/incident/canonical-json.ts';
import { CHAIN_START, chainHash } from '../../core/incident/chain.ts';
import { type Reading, type StoredEvent, type Transaction, VersionConflict } from '../../engine/store.ts';
import { sha256 } from './fingerprint.ts';
import { chunks, type Db, type Differences, type Tables } from './tables.ts';

const toEvent = (row: Selectable<Tables['event']>): StoredEvent => ({
  stream: row.stream,
  version: row.version,
  position: row.position,
  at: row.at,
  by: JSON.parse(row.actor),
  event: JSON.parse(row.body),
  previousHash: row.previous_hash,
  hash: row.hash,
});

export const eventReading = (db: Db): Pick<Reading, 'events' | 'eventsAfter' | 'lastPosition'> => ({
  async events(stream, afterVersion = 0) {
    const rows = db.selectFrom('event').selectAll().where('stream', '=', stream).where('version', '>', afterVersion);
    return (await rows.orderBy('version').execute()).map(toEvent);
  },

  async eventsAfter(position, limit) {
    const rows = db.selectFrom('event').selectAll().where('position', '>', position).orderBy('position').limit(limit);
    return (await rows.execute()).map(toEvent);
  },

  async lastPosition() {
    const last = db.selectFrom('event').select((column) => column.fn.max('position').as('position'));
    return (await last.executeTakeFirstOrThrow()).position ?? 0;
  },
});

export const eventWriting = (db: Db, differences: Differences): Pick<Transaction, 'append'> => ({
  async append(stream, expectedVersion, events) {
    if (events.length === 0) return [];
    const newest = db.selectFrom('event').select(['version', 'hash']).where('stream', '=', stream).orderBy('version', 'desc').limit(1);
    const head = await newest.executeTakeFirst();
    if ((head?.version ?? 0) !== expectedVersion) {
      throw new VersionConflict(`${stream} is at version ${head?.version ?? 0}, not ${expectedVersion}.`);
    }
    let previousHash = head?.hash ?? CHAIN_START;
    const chained = events.map((event, index) => {
      const recorded = { version: expectedVersion + index + 1, ...event };
      const hash = chainHash(previousHash, stream, recorded, sha256);
      const link = { ...recorded, stream, previousHash, hash };
      previousHash = hash;
      return link;
    });
    await differences.lockPositions(db);
    const stored: StoredEvent[] = [];
    for (const part of chunks(chained)) {
      const rows = part.map(({ version, at, by, event, previousHash: previous, hash }) => ({
        stream,
        version,
        at,
        actor: canonicalJson(by),
        body: canonicalJson(event),
        previous_hash: previous,
        hash,
      }));
      stored.push(...(await db.insertInto('event').values(rows).returningAll().execute()).map(toEvent));
    }
    return stored.sort((a, b) => a.version - b.version);
  },
});
