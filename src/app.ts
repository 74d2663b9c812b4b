import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { basePolicyKeptIn } from './engine/base-policy.ts';
import { bootstrap } from './engine/bootstrap.ts';
import { type Boundary, noBoundary } from './engine/boundary.ts';
import type { Clock } from './engine/clock.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Engine } from './engine/engine.ts';
import { lockFolder } from './engine/lock-folder.ts';
import { type Log, reasonOf } from './engine/log.ts';
import { readOrMakeSecret } from './engine/secret.ts';
import type { Store } from './engine/store.ts';
import type { Transport } from './engine/transport.ts';
import { integrations } from './integration/index.ts';
import { createServer } from './server/create-server.ts';
import { createPostgresStore } from './store/postgres/store.ts';
import { createSqliteStore } from './store/sqlite/store.ts';

const SAMPLES = fileURLToPath(new URL('../runbooks', import.meta.url));

/** What the program gets from the machine that it runs on; a story brings its own. */
export type Surroundings = { clock: Clock; transport: Transport; log: Log; boundary?: Boundary };

/** A running Muster. `setupLink` makes the first account; null when there is one. */
export type Running = { url: string; port: number; setupLink: string | null; engine: Engine; store: Store };

export type App = { start(): Promise<Running>; stop(): Promise<void> };

/** The only wiring: store, engine and server of one node, by its settings. Nothing is opened before `start`. */
export function createApp(config: Config, { clock, transport, log, boundary = noBoundary }: Surroundings): App {
  /** What was opened last is closed first. */
  const opened: (() => Promise<void> | void)[] = [() => transport.close()];

  async function open(): Promise<Running> {
    const embedded = config.DATABASE_URL === undefined;
    if (embedded) opened.push(lockFolder(config.MUSTER_DATA));
    const secret = readOrMakeSecret(config.MUSTER_SECRET, config.MUSTER_DATA);
    const store = openStore(config);
    opened.push(() => store.close());
    await store.migrate();
    await bootstrap({ store, clock, log }, SAMPLES);

    let url = config.MUSTER_URL ?? '';
    const engine = createEngine({
      ...{ store, transport, clock, integrations, log, secret, boundary, base: basePolicyKeptIn(config.MUSTER_DATA) },
      node: embedded ? 'embedded' : randomUUID(),
      publicUrl: () => url,
      heartbeatUrl: config.MUSTER_HEARTBEAT_URL ?? null,
    });
    const server = createServer({ engine, store, config, clock, log, integrations, secret });
    opened.push(() => engine.stop());
    opened.push(() => server.close());
    const listening = await server.listen();
    url = listening.url;
    await engine.start();
    return { ...listening, engine, store };
  }

  async function stop(): Promise<void> {
    for (const close of opened.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        log.error({ reason: reasonOf(error) }, 'something did not stop cleanly');
      }
    }
  }

  return {
    async start() {
      try {
        return await open();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

function openStore(config: Config): Store {
  if (config.DATABASE_URL !== undefined) return createPostgresStore({ url: config.DATABASE_URL });
  return createSqliteStore({ path: join(config.MUSTER_DATA, 'muster.db') });
}
