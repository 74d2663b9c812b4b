import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Pool } from 'pg';

/** Where accounts, sessions and keys are kept: a file of their own beside the embedded store, or a schema of the PostgreSQL database. */
export type AccountDatabase = {
  database: DatabaseSync | Pool;
  /** Runs the work while no other process of this installation migrates. */
  alone: (work: () => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
};

const SCHEMA = 'muster_accounts';
const MIGRATION_LOCK = 7_203_311;

export async function openAccountDatabase(folder: string, databaseUrl: string | undefined): Promise<AccountDatabase> {
  return databaseUrl === undefined ? openFile(folder) : openPostgres(databaseUrl);
}

function openFile(folder: string): AccountDatabase {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'accounts.db'), { timeout: 5_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  return { database, alone: (work) => work(), close: async () => database.close() };
}

async function openPostgres(connectionString: string): Promise<AccountDatabase> {
  const { Pool } = await import('pg');
  const database = new Pool({ connectionString, max: 4, options: `-c search_path=${SCHEMA}` });
  // An idle connection that the server ends must not end the process; the next query opens another.
  database.on('error', () => {});
  const alone = async (work: () => Promise<void>) => {
    const client = await database.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await client.query(`create schema if not exists ${SCHEMA}`);
      await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
      client.release();
    }
  };
  return { database, alone, close: () => database.end() };
}
