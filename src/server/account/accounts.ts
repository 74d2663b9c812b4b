import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Caller } from '../permission.ts';
import { ProblemError } from '../problem.ts';
import type { OpenedAuth } from './auth.ts';
import { keyIn } from './key-header.ts';

export type Account = { id: string; name: string; email: string; personId: string | null; administrator: boolean };
export type NewAccount = Omit<Account, 'id'> & { password: string };

/** Owns keys that were made on the machine itself before anybody had an account. Nobody can sign in with it. */
const AUTOMATION = 'automation@muster.invalid';

const BY_ADMINISTRATOR = { method: 'admin' } as const;

type User = { id: string; name: string; email: string; administrator?: boolean | null | undefined; personId?: string | null | undefined };

export function createAccounts({ auth, context }: OpenedAuth) {
  const everybody = async () => {
    const users = (await context.adapter.findMany({
      model: 'user',
      limit: 10_000,
      sortBy: { field: 'createdAt', direction: 'asc' },
    })) as User[];
    return users.filter((user) => user.email !== AUTOMATION).map(accountOf);
  };

  async function callerOf(headers: IncomingHttpHeaders): Promise<Caller | null> {
    const key = keyIn(headers);
    if (key !== null) return callerOfKey(key);
    if (headers.cookie === undefined) return null;
    const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
    return session === null ? null : callerFrom(accountOf(session.user));
  }

  /** A key that is not known is a mistake to be told of, not a visitor without an account. */
  async function callerOfKey(key: string): Promise<Caller> {
    const checked = await auth.api.verifyApiKey({ body: { key, configId: 'api' } });
    const owner = checked.valid && checked.key ? await accountById(checked.key.referenceId) : null;
    if (owner === null) throw new ProblemError('not-signed-in', 'This API key is not known. Make one with `muster key create`.');
    return callerFrom(owner);
  }

  async function accountById(id: string): Promise<Account | null> {
    const user = (await context.internalAdapter.findUserById(id)) as User | null;
    return user === null ? null : accountOf(user);
  }

  async function create({ password, ...account }: NewAccount): Promise<Account> {
    const email = account.email.toLowerCase();
    if ((await context.internalAdapter.findUserByEmail(email)) !== null)
      throw new ProblemError('invalid', `There is an account for ${email} already.`);
    const user = (await context.internalAdapter.createUser(
      { ...account, email, emailVerified: true },
      BY_ADMINISTRATOR,
    )) as unknown as User;
    const hash = await context.password.hash(password);
    await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
    return accountOf(user);
  }

  return {
    callerOf,
    create,
    list: everybody,
    byId: accountById,
    isEmpty: async () => (await everybody()).length === 0,
    /** Signs in and returns the cookies for the answer. */
    async signIn(email: string, password: string, headers: IncomingHttpHeaders): Promise<string[]> {
      const answer = await auth.api.signInEmail({ body: { email, password }, headers: fromNodeHeaders(headers), asResponse: true });
      return answer.headers.getSetCookie();
    },
    /** The account that owns keys made on the machine itself: the first administrator, or nobody's own. */
    async ownerOfLocalKeys(): Promise<Account> {
      const first = (await everybody()).find((account) => account.administrator);
      if (first !== undefined) return first;
      const known = await context.internalAdapter.findUserByEmail(AUTOMATION);
      if (known !== null) return accountOf(known.user as User);
      const made = { name: 'Automation', email: AUTOMATION, emailVerified: true, administrator: true, personId: null };
      return accountOf((await context.internalAdapter.createUser(made, BY_ADMINISTRATOR)) as unknown as User);
    },
    /** The pages' own requests: sign in, sign out, change the password. */
    handle: (request: Request): Promise<Response> => auth.handler(request),
  };
}

export type Accounts = ReturnType<typeof createAccounts>;

function accountOf(user: User): Account {
  return { id: user.id, name: user.name, email: user.email, personId: user.personId ?? null, administrator: user.administrator === true };
}

function callerFrom({ id, ...account }: Account): Caller {
  return { accountId: id, ...account };
}
