import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely';
import { type CustomTypesConfig, Pool, type PoolConfig, types } from 'pg';
import { StoreUnavailable } from '../../engine/store.ts';
import { toStoreError } from './unavailable.ts';

/** Instants, positions and counts fit a number: 2^53 ms is the year 287396. */
const int8AsNumber: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
};

/** How the pool and the listener connect. A lost server or a stuck transaction ends in an error, never in waiting for ever. */
export const connectionSettings = (url: string) =>
  ({
    connectionString: url,
    application_name: 'muster',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 20_000,
    query_timeout: 25_000,
    types: int8AsNumber,
  }) satisfies PoolConfig;

export type OpenOptions = { url: string; connections: number; onStatement?: ((sql: string) => void) | undefined };

/** A pool for Kysely whose failures are translated and whose broken connections are thrown away. */
export function openPool({ url, connections, onStatement }: OpenOptions): PostgresPool {
  const pool = new Pool({ ...connectionSettings(url), max: connections });
  // A connection that breaks while it is idle is replaced; without a listener it would end the process.
  pool.on('error', () => {});

  return {
    async connect() {
      const client = await pool.connect().catch((error) => {
        throw toStoreError(error);
      });
      let broken = false;
      const onError = () => {
        broken = true;
      };
      client.on('error', onError);
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query<R>(
        statement: string | PostgresCursor<R>,
        parameters: readonly unknown[] = [],
      ): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
        if (typeof statement !== 'string') throw new StoreUnavailable('Rows are read whole here: ask for fewer.');
        return run<R>(statement, parameters);
      }
      async function run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
        onStatement?.(sql);
        try {
          const { rows, rowCount, command } = await client.query(sql, parameters.map(storable));
          return { rows: rows as R[], rowCount: rowCount ?? 0, command: command as PostgresQueryResult<R>['command'] };
        } catch (error) {
          // Only what the server itself said leaves the connection in a known state.
          if (!(error instanceof Error && 'severity' in error)) broken = true;
          throw toStoreError(error);
        }
      }
      const release = () => {
        client.off('error', onError);
        client.release(broken);
      };
      return { query, release };
    },
    end: () => pool.end(),
  };
}

/** A text column refuses NUL. None that we write has one; one that somebody asks for then finds nothing. */
const storable = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);
