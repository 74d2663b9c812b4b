import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { type Client, createClient } from '../contract/client.ts';
import { startEngine, type TestEngine, type TestEngineOptions } from '../engine/engine.fixture.ts';
import { integrations } from '../integration/index.ts';
import { createServer } from './create-server.ts';

export const SETUP_TOKEN = 'a-token-for-this-test-only';
export const ADMINISTRATOR = { name: 'Rosa Lind', email: 'rosa@example.org', password: 'correct horse battery' };

export type TestServer = TestEngine & {
  url: string;
  config: Config;
  setupLink: string | null;
  /** The API without an account. */
  visitor: Client;
  /** The API as the first account, by its session. Made once. */
  administrator: () => Promise<Client>;
  /** The cookie of that session. */
  cookie: () => Promise<string>;
  request: (path: string, init?: RequestInit) => Promise<Response>;
};

export type TestServerOptions = TestEngineOptions & { environment?: Record<string, string> };

/** The real server on the real engine and store, on a free port of this machine. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const muster = await startEngine(options);
  const folder = mkdtempSync(join(tmpdir(), 'muster-server-'));
  const environment = { PORT: '0', MUSTER_DATA: folder, MUSTER_SETUP_TOKEN: SETUP_TOKEN, MUSTER_CONFIG: join(folder, 'none.yaml') };
  const config = readConfig({ ...environment, ...options.environment });
  const { engine, store, clock } = muster;
  const log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (fields: object, message: string) => muster.errors.push(`${message} ${JSON.stringify(fields)}`),
  };
  const parts = {
    engine,
    store,
    clock,
    config,
    integrations,
    log,
    secret: 'a secret of thirty-two characters',
    consoleFolder: join(folder, 'dist'),
  };
  const server = createServer(parts);
  const { port, setupLink } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  let signedIn: Promise<string> | null = null;

  async function signIn(): Promise<string> {
    const response = await fetch(`${url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: SETUP_TOKEN, ...ADMINISTRATOR }),
    });
    if (!response.ok) throw new Error(`set-up: ${await response.text()}`);
    return cookieOf(response);
  }
  const cookie = () => {
    signedIn ??= signIn();
    return signedIn;
  };

  return {
    ...muster,
    ...{ url, config, setupLink, cookie },
    visitor: createClient({ baseUrl: url }),
    administrator: async () => createClient({ baseUrl: url, headers: { cookie: await cookie() } }),
    request: (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init }),
    async stop() {
      await server.close();
      await muster.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The cookies that an answer sets, as a browser would send them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
