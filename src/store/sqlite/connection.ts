import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StoreUnavailable } from '../../engine/store.ts';
import { toStoreError } from './unavailable.ts';

export type Rows = { rows: unknown[]; changes: bigint };

/** One connection with its prepared statements. Synchronous; every failure is translated. */
export type Connection = {
  /** Runs any statement; rows when it gives some. */
  run(sql: string, parameters?: readonly unknown[]): Rows;
  /** For hot paths: a statement that is looked up once and then run many times. Gives the id of the row it inserted. */
  prepare(sql: string): (...values: SQLInputValue[]) => number | bigint;
  /** Whether the file that was opened still stands at its path. Writing to a removed file would lose everything, silently. */
  assertPresent(): void;
  close(): void;
};

/** Statements kept prepared; more than the program has, so that only lists of unusual length come and go. */
const PREPARED = 300;

export type OpenOptions = {
  path: string;
  readOnly: boolean;
  maxPages?: number | undefined;
  onStatement?: ((sql: string) => void) | undefined;
};

/** Opens (and, for writing, creates) the database file. Throws StoreUnavailable. */
export function openConnection({ path, readOnly, maxPages, onStatement }: OpenOptions): Connection {
  const translate = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, path);
    }
  };
  if (!readOnly) createFile(path);
  const database = translate(() => new DatabaseSync(path, { readOnly, timeout: 20 }));
  translate(() => {
    // WAL: readers never wait for the writer. FULL: a commit is on disk before it returns (sqlite.org/pragma.html#pragma_synchronous).
    if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full');
    database.exec('pragma cache_size = -32000; pragma temp_store = memory');
    if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`);
  });
  const { ino, dev } = statSync(path);
  const prepared = new Map<string, { statement: StatementSync; givesRows: boolean }>();

  function prepare(sql: string) {
    let known = prepared.get(sql);
    if (!known) {
      const statement = database.prepare(sql);
      known = { statement, givesRows: statement.columns().length > 0 };
      const oldest = prepared.size >= PREPARED ? prepared.keys().next().value : undefined;
      if (oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, known);
    }
    return known;
  }

  return {
    run: (sql, parameters = []) =>
      translate(() => {
        onStatement?.(sql);
        const { statement, givesRows } = prepare(sql);
        const values = parameters as SQLInputValue[];
        if (givesRows) return { rows: statement.all(...values), changes: 0n };
        return { rows: [], changes: BigInt(statement.run(...values).changes) };
      }),
    prepare(sql) {
      const { statement } = translate(() => prepare(sql));
      return (...values) => translate(() => statement.run(...values).lastInsertRowid);
    },
    assertPresent() {
      const now = statSync(path, { throwIfNoEntry: false });
      if (now?.ino !== ino || now.dev !== dev)
        throw new StoreUnavailable(`The database ${path} was removed or replaced. Put it back and restart.`);
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Contact addresses and keys are in it: for its owner's eyes only. */
function createFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StoreUnavailable(`The database ${path} cannot be created: ${(error as Error).message}`, { cause: error });
  }
}
