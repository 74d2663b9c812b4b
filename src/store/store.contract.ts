import type { Store } from '../engine/store.ts';
import { eventContract } from './contract/event.contract.ts';
import { incidentContract } from './contract/incident.contract.ts';
import { intakeContract } from './contract/intake.contract.ts';
import { keepContract } from './contract/keep.contract.ts';
import { migrationContract } from './contract/migration.contract.ts';
import { modelContract } from './contract/model.contract.ts';
import { outboxContract } from './contract/outbox.contract.ts';
import { transactionContract } from './contract/transaction.contract.ts';
import type { Migration } from './sql/migrations.ts';

/** A database of its own for one test. It is closed and removed when the test has ended. */
export type Opened = {
  store: Store;
  /** Every statement that `store` has run so far. */
  statements: string[];
  /** Another program, or node, on the same database. */
  another(): Promise<Store>;
  /** Runs the statements of a file, such as an older version's tables. */
  execute(script: string): Promise<void>;
  /** Migrates as a Muster would that knows these migrations. */
  migrateAs(known: readonly Migration[]): Promise<void>;
};

/** `empty`: without tables, as before the first migration. */
export type Open = (options?: { empty?: boolean }) => Promise<Opened>;

/** What every store must do. `dialect` names its folder, and its seeds. */
export function storeContract(dialect: 'sqlite' | 'postgres', open: Open): void {
  eventContract(open);
  transactionContract(open);
  intakeContract(open);
  outboxContract(open);
  incidentContract(open);
  keepContract(open);
  migrationContract(dialect, open);
  // A PostgreSQL database takes longer to make than a file.
  modelContract(open, dialect === 'sqlite' ? 60 : 12);
}
