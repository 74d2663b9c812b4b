import { type ColumnTypes, CREATE_SCHEMA_TABLE, MIGRATIONS, type Migration, planMigration, type SchemaVersion } from '../sql/migrations.ts';
import type { Writer } from './transact.ts';

const TYPES: ColumnTypes = { serial: 'integer primary key autoincrement', instant: 'integer' };

/** Brings the tables up to date in one transaction, all or nothing. */
export const migrate = ({ connection, transaction }: Writer, known: readonly Migration[] = MIGRATIONS): Promise<void> =>
  transaction(() => {
    connection.run(CREATE_SCHEMA_TABLE);
    const [stored = null] = connection.run('select version, needs from muster_schema').rows as SchemaVersion[];
    const { migrations, after } = planMigration(stored, known);
    for (const migration of migrations) for (const statement of migration.statements(TYPES)) connection.run(statement);
    connection.run('delete from muster_schema');
    connection.run('insert into muster_schema (version, needs) values (?, ?)', [after.version, after.needs]);
  });
