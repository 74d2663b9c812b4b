import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Db, Tables } from '../sql/tables.ts';

export const kyselyOn = (pool: PostgresPool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
