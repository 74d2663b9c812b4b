import { welcome } from '../../core/configuration/first-person.ts';
import type { Store } from '../../engine/store.ts';
import { ProblemError } from '../problem.ts';
import type { Account, Accounts } from './accounts.ts';
import type { createSetupToken } from './setup-token.ts';

export type SetUpRequest = { token: string; name: string; email: string; password: string };

/** Makes the first account and its person, once. Two that come at the same time are taken one after the other. */
export function createSetUp(accounts: Accounts, store: Store, token: ReturnType<typeof createSetupToken>) {
  let last: Promise<unknown> = Promise.resolve();

  async function setUp(request: SetUpRequest): Promise<Account> {
    if (!token.matches(request.token)) {
      throw new ProblemError('not-permitted', 'This link is not right. Use the one that the terminal printed when Muster started.');
    }
    if (!(await accounts.isEmpty()))
      throw new ProblemError('not-permitted', 'The first account exists already. Sign in, or ask an administrator for one.');
    const { name, email, password } = request;
    const personId = await personFor(store, { name, email });
    return accounts.create({ name, email, password, personId, administrator: true });
  }

  return (request: SetUpRequest): Promise<Account> => {
    const next = last.then(() => setUp(request));
    last = next.catch(() => {});
    return next;
  };
}

/** Finds or makes the person of an account. */
export async function personFor(store: Store, account: { name: string; email: string }): Promise<string> {
  return store.transact(async (tx) => {
    const settings = await tx.settings();
    const { directory, personId } = welcome(settings.directory, account, Object.keys(settings.channels));
    if (directory !== settings.directory) await tx.saveSettings({ directory });
    return personId;
  });
}
