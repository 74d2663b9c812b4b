import { StoreUnavailable } from '../../engine/store.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) after which nothing can be stored for now. */
const CODES: Record<number, string> = {
  3: 'may not be used (permission)',
  5: 'is locked by another program',
  6: 'is locked',
  7: 'got no memory',
  8: 'is read-only',
  10: 'cannot be read or written (disk error)',
  11: 'is damaged: restore a backup',
  13: 'cannot grow: the disk is full',
  14: 'cannot be opened',
  26: 'is not a database',
};

/** What a failure of SQLite means to the program. */
export function toStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_INVALID_STATE') return new StoreUnavailable(`The database ${path} is closed.`, { cause: error });
  const meaning = typeof errcode === 'number' ? CODES[errcode & 0xff] : undefined;
  return meaning ? new StoreUnavailable(`The database ${path} ${meaning}.`, { cause: error }) : error;
}

/** Whether another program holds the write lock: then waiting helps. */
export function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === 5;
}
