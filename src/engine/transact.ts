import { type Store, type Transaction, VersionConflict } from './store.ts';

/** Somebody else may win the race for a stream this often before we say that something is wrong. */
const MOST_CONFLICTS = 20;

/** One transaction; after a version conflict it is loaded and decided again from the start. */
export async function transact<T>(store: Store, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let conflicts = 0; ; conflicts++) {
    try {
      return await store.transact(work);
    } catch (error) {
      if (!(error instanceof VersionConflict) || conflicts >= MOST_CONFLICTS) throw error;
    }
  }
}
