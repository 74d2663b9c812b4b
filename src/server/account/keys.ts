import type { OpenedAuth } from './auth.ts';

const REFRESH_MS = 10_000;

export type KeyUse = 'api' | 'intake';
export type KeyRow = { id: string; name: string; use: KeyUse; start: string; createdAt: number };

type Stored = { id: string; configId: string; name: string | null; start: string | null; key: string; createdAt: Date | string };

/** API keys for programs and intake keys for monitors. Only their hashes are kept. */
export async function createKeys({ auth, context }: OpenedAuth) {
  let intakeHashes: string[] = [];

  const stored = async () =>
    (await context.adapter.findMany({ model: 'apikey', limit: 10_000, sortBy: { field: 'createdAt', direction: 'asc' } })) as Stored[];

  /** Intake asks for every signal, so its keys' hashes are at hand. Called at changes, and now and then for those of other processes. */
  async function refresh(): Promise<void> {
    intakeHashes = (await stored()).filter((key) => key.configId === 'intake').map((key) => key.key);
  }
  await refresh();
  // Another node, or `muster key create` beside this process, may have made or revoked one.
  const refreshing = setInterval(() => void refresh().catch(() => {}), REFRESH_MS).unref();

  return {
    close: () => clearInterval(refreshing),
    async create(name: string, use: KeyUse, ownerId: string) {
      const made = await auth.api.createApiKey({ body: { configId: use, name, userId: ownerId } });
      await refresh();
      return { id: made.id, name, use, key: made.key };
    },
    async list(): Promise<KeyRow[]> {
      return (await stored()).map((key) => ({
        id: key.id,
        name: key.name ?? '',
        use: key.configId === 'intake' ? 'intake' : 'api',
        start: key.start ?? '',
        createdAt: new Date(key.createdAt).getTime(),
      }));
    },
    /** False when there is no such key. */
    async revoke(id: string): Promise<boolean> {
      const where = [{ field: 'id', value: id }];
      if ((await context.adapter.findOne({ model: 'apikey', where })) === null) return false;
      await context.adapter.delete({ model: 'apikey', where });
      await refresh();
      return true;
    },
    /** SHA-256 of each intake key in base64url, as the plugin keeps them. */
    intakeHashes: () => intakeHashes,
  };
}

export type Keys = Awaited<ReturnType<typeof createKeys>>;
