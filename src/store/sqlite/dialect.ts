import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StoreUnavailable } from '../../engine/store.ts';
import type { Db, Tables } from '../sql/tables.ts';
import type { Connection } from './connection.ts';

/** Kysely on one connection of node:sqlite. Transactions are begun and ended by who owns the connection, not by Kysely. */
export function kyselyOn(connection: Pick<Connection, 'run'>): Db {
  const only: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, changes } = connection.run(sql, parameters);
      return { rows: rows as R[], numAffectedRows: changes };
    },
    streamQuery() {
      throw new StoreUnavailable('Rows are read whole here: ask for fewer.');
    },
  };
  const ownedElsewhere = async () => {
    throw new Error('Use the transaction of the store.');
  };
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => only,
      beginTransaction: ownedElsewhere,
      commitTransaction: ownedElsewhere,
      rollbackTransaction: ownedElsewhere,
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}
