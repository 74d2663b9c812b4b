import type { Reading, RunbookRevision, RunbookRow, Transaction } from '../../engine/store.ts';
import type { Db } from './tables.ts';

const toRunbook = (row: { body: string }): RunbookRow => JSON.parse(row.body);
const toRevision = (row: { body: string }): RunbookRevision => JSON.parse(row.body);

export const runbookReading = (db: Db): Pick<Reading, 'runbooks' | 'runbook' | 'revision' | 'revisions'> => {
  const revisions = db.selectFrom('revision').select('body').orderBy('created_at', 'desc').orderBy('hash');
  return {
    async runbooks() {
      return (await db.selectFrom('runbook').select('body').orderBy('id').execute()).map(toRunbook);
    },

    async runbook(id) {
      const row = await db.selectFrom('runbook').select('body').where('id', '=', id).executeTakeFirst();
      return row ? toRunbook(row) : null;
    },

    async revision(hash) {
      const row = await revisions.where('hash', '=', hash).limit(1).executeTakeFirst();
      return row ? toRevision(row) : null;
    },

    async revisions(runbookId) {
      return (await revisions.where('runbook_id', '=', runbookId).execute()).map(toRevision);
    },
  };
};

export const runbookWriting = (db: Db): Pick<Transaction, 'saveRunbook'> => ({
  async saveRunbook(row, revision) {
    const body = JSON.stringify(row);
    await db
      .insertInto('runbook')
      .values({ id: row.id, body })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
      .execute();
    // A revision is what its hash says: saving it again changes nothing.
    await db
      .insertInto('revision')
      .values({
        runbook_id: revision.runbookId,
        hash: revision.hash,
        created_at: revision.createdAt,
        body: JSON.stringify(revision),
      })
      .onConflict((conflict) => conflict.columns(['runbook_id', 'hash']).doNothing())
      .execute();
  },
});
