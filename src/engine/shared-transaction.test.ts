import { expect, test } from 'vitest';
import { createSharedTransaction } from './shared-transaction.ts';
import { type Store, StoreUnavailable, type Transaction } from './store.ts';

/** Counts commits; what is said within a transaction is kept only when it commits. */
function countingStore(fails: (said: string[]) => Error | null = () => null) {
  const kept: string[][] = [];
  const store = {
    async transact(work: (tx: Transaction) => Promise<unknown>) {
      const said: string[] = [];
      const result = await work(said as unknown as Transaction);
      const failure = fails(said);
      if (failure !== null) throw failure;
      kept.push(said);
      return result;
    },
  } as unknown as Store;
  return { store, kept };
}
const say = (word: string) => async (tx: Transaction) => {
  (tx as unknown as string[]).push(word);
  return word;
};

test('what comes while a commit is under way shares the next one, and each gets its own result', async () => {
  const { store, kept } = countingStore();
  const share = createSharedTransaction(store);
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((word) => share(say(word))))).toEqual(['a', 'b', 'c', 'd']);
  expect(kept).toEqual([['a'], ['b', 'c', 'd']]);
});

test('one that fails does not spoil the others', async () => {
  const { store, kept } = countingStore((said) => (said.includes('bad') ? new Error('bad') : null));
  const share = createSharedTransaction(store);
  const results = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((word) => share(say(word))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(kept.flat().sort()).toEqual(['a', 'b', 'c']);
});

test('when the store is gone all of them hear it at once, and later work goes on', async () => {
  let gone = true;
  const { store } = countingStore(() => (gone ? new StoreUnavailable('gone') : null));
  const share = createSharedTransaction(store);
  const results = await Promise.allSettled(['a', 'b', 'c'].map((word) => share(say(word))));
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  gone = false;
  expect(await share(say('d'))).toBe('d');
});
