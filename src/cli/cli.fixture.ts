import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { startServer, type TestServer, type TestServerOptions } from '../server/server.fixture.ts';
import { CommandFailure, EXIT } from './command.ts';
import { commands } from './index.ts';

export type Ran = { code: number; out: string; err: string };
export type TestCli = { muster: TestServer; folder: string; run: (...words: string[]) => Promise<Ran>; stop: () => Promise<void> };

/** The commands in this process, against a real server of this process, with an administrator's key in the environment. */
export async function startCli(options: TestServerOptions = {}): Promise<TestCli> {
  const muster = await startServer(options);
  const { key } = await (await muster.administrator()).createKey({ body: { name: 'command line' } });
  const folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
  vi.stubEnv('MUSTER_URL', muster.url);
  vi.stubEnv('MUSTER_API_KEY', key);
  vi.stubEnv('XDG_CONFIG_HOME', folder);
  vi.stubEnv('MUSTER_DATA', muster.config.MUSTER_DATA);
  return {
    ...{ muster, folder, run },
    async stop() {
      vi.unstubAllEnvs();
      await muster.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs `muster WORDS` as main.ts does, and catches what it prints. */
async function run(...words: string[]): Promise<Ran> {
  const printed = { out: [] as string[], err: [] as string[] };
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.out.push(text));
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => void printed.err.push(text));
  const program = new Command('muster')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void printed.err.push(text), writeOut: (text) => void printed.out.push(text) });
  for (const register of commands) register(program);
  const before = process.exitCode;
  process.exitCode = undefined;
  const code = await program.parseAsync(['node', 'muster', ...words]).then(
    () => Number(process.exitCode ?? EXIT.ok),
    (thrown: unknown) => {
      if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
      if (!(thrown instanceof CommandFailure)) throw thrown;
      printed.err.push(thrown.message);
      return thrown.exitCode;
    },
  );
  process.exitCode = before;
  log.mockRestore();
  error.mockRestore();
  return { code, out: printed.out.join('\n'), err: printed.err.join('\n') };
}
