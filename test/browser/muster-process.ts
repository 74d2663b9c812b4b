import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '../../src/contract/client.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SETUP_TOKEN = 'one-time-token-of-the-browser-tests';
export const ANA = { name: 'Ana Lindqvist', email: 'ana@example.org', password: 'correct horse battery' };

/** The real program in a process of its own, on a temporary folder. */
export type MusterProcess = {
  url: string;
  setupLink: string;
  /** The API as the first account; made when it is first asked for. */
  administrator: () => Promise<Client>;
  /** That account's session, for a browser. */
  cookies: () => Promise<{ name: string; value: string; url: string }[]>;
  /** Ends the process as a crash would, and starts it again on the same port and folder. */
  kill: () => Promise<void>;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

export async function startMuster(): Promise<MusterProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-browser-'));
  let port = '0';
  let running = await serve(folder, port);
  const url = running.url;
  port = new URL(url).port;
  let session: Promise<string[]> | undefined;
  const signedIn = () => {
    session ??= makeFirstAccount(url);
    return session;
  };
  return {
    url,
    setupLink: `${url}/setup?token=${SETUP_TOKEN}`,
    async administrator() {
      return createClient({ baseUrl: url, headers: { cookie: (await signedIn()).join('; ') } });
    },
    async cookies() {
      return (await signedIn()).map((cookie) => {
        const [name = '', ...value] = cookie.split('=');
        return { name, value: value.join('='), url };
      });
    },
    kill: () => end(running.process, 'SIGKILL'),
    async restart() {
      running = await serve(folder, port);
    },
    async stop() {
      await end(running.process, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, port: string): Promise<{ process: ChildProcess; url: string }> {
  const environment = {
    ...process.env,
    PORT: port,
    HOST: '127.0.0.1',
    MUSTER_DATA: folder,
    MUSTER_CONFIG: join(folder, 'none.yaml'),
    MUSTER_SETUP_TOKEN: SETUP_TOKEN,
    MUSTER_LOG: 'warn',
    NODE_ENV: 'production',
  };
  const started = spawn(process.execPath, [join(ROOT, 'bin/muster.js'), 'serve'], {
    env: environment,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Muster is ready: (\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1').replace(/\/$/, ''));
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    started.on('exit', (code) => reject(new Error(`muster serve ended with ${code}:\n${printed}`)));
  });
  return { process: started, url };
}

async function makeFirstAccount(url: string): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: SETUP_TOKEN, ...ANA }),
  });
  if (!response.ok) throw new Error(`The first account was not made: ${await response.text()}`);
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
