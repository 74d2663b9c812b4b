import type { Store } from '../../engine/store.ts';
import type { Migration } from '../sql/migrations.ts';

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
