import { ProblemError } from '../problem.ts';
import type { Handlers } from '../route.ts';
import type { Services } from '../services.ts';

type Names = 'me' | 'setUp' | 'invite' | 'accounts' | 'createKey' | 'keys' | 'revokeKey';

export function accountRoutes({ accounts, keys, setUp, store, version }: Services): Pick<Handlers, Names> {
  return {
    async me(_, { caller }) {
      if (caller === null) return { account: null, setupNeeded: await accounts.isEmpty(), version };
      const { accountId, ...account } = caller;
      return { account: { id: accountId, ...account }, setupNeeded: false, version };
    },
    async setUp({ body }, { request, reply }) {
      const account = await setUp(body);
      reply.header('set-cookie', await accounts.signIn(body.email, body.password, request.headers));
      return { account };
    },
    async invite({ body }) {
      if (body.personId !== null && !(await store.settings()).directory.people.some((person) => person.id === body.personId)) {
        throw new ProblemError('invalid', `There is no person "${body.personId}". Add the person first, or leave personId out.`);
      }
      return { account: await accounts.create({ ...body, administrator: false }) };
    },
    async accounts() {
      return { items: await accounts.list() };
    },
    async createKey({ body }, { caller }) {
      return keys.create(body.name, body.use, caller?.accountId ?? (await accounts.ownerOfLocalKeys()).id);
    },
    async keys() {
      return { items: await keys.list() };
    },
    async revokeKey({ params }) {
      if (!(await keys.revoke(params.id))) throw new ProblemError('unknown', 'There is no key with this id.');
      return { done: true };
    },
  };
}
