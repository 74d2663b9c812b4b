import type { Store } from '../../engine/store.ts';
import { createGroupCommit } from '../group-commit.ts';
import type { Writer } from './transact.ts';

type Journalled = { receivedAt: number; source: string; signals: string };

/** Intake: one transaction and one fsync for all requests of a turn; two prepared statements for each. */
export function createAccept({ connection, queue, inTurn }: Writer): Store['accept'] {
  const commit = createGroupCommit<Journalled>(queue, (entries) =>
    inTurn(() => {
      const addToJournal = connection.prepare('insert into journal (received_at, source, signals) values (?, ?, ?)');
      const addToInbox = connection.prepare('insert into inbox (id) values (?)');
      for (const { receivedAt, source, signals } of entries) {
        addToInbox(addToJournal(receivedAt, source, signals));
      }
    }),
  );
  return async ({ receivedAt, source, signals }) => commit({ receivedAt, source, signals: JSON.stringify(signals) });
}
