import type { Command } from 'commander';
import type { Client } from '../../contract/client.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { readCredentials } from './credentials.ts';

export type RemoteOptions = { url?: string; key?: string; format: string };

const DEFAULT_URL = 'http://localhost:8080';

/** Adds what every command that talks with a running Muster takes. */
export function remote(command: Command): Command {
  return command
    .option('--url <address>', 'where Muster runs (MUSTER_URL, or as `muster login` kept it)')
    .option('--key <key>', 'an API key (MUSTER_API_KEY, or as `muster login` kept it)')
    .option('--format <format>', 'text or json', 'text');
}

/** Where to, and with which key. A kept key goes to the address that it was kept for and nowhere else. */
export function target(options: Pick<RemoteOptions, 'url' | 'key'>): { url: string; key: string | null } {
  const kept = readCredentials();
  const url = (options.url || process.env['MUSTER_URL'] || kept?.url || DEFAULT_URL).replace(/\/+$/, '');
  if (!/^https?:\/\/[^/]+/.test(url)) throw new CommandFailure(`"${url}" is no address: write --url http://localhost:8080.`, EXIT.usage);
  const key = options.key || process.env['MUSTER_API_KEY'] || (kept?.url === url ? kept.key : null);
  return { url, key };
}

/** Runs the work with a client; what the server says no to becomes a sentence and an exit code. */
export async function withClient<T>(options: RemoteOptions, work: (client: Client) => Promise<T>): Promise<T> {
  if (options.format !== 'text' && options.format !== 'json') {
    throw new CommandFailure(`There is no format "${options.format}": text or json.`, EXIT.usage);
  }
  const { url, key } = target(options);
  const { createClient } = await import('../../contract/client.ts');
  const client = createClient({ baseUrl: url, ...(key === null ? {} : { headers: { authorization: `Bearer ${key}` } }) });
  return work(client).catch(failed);
}

async function failed(error: unknown): Promise<never> {
  const [{ ApiError, Unreachable }, { plain }] = await Promise.all([import('../../contract/client.ts'), import('./terminal-text.ts')]);
  if (error instanceof Unreachable) throw new CommandFailure(`${error.message} Is it running, and is --url right?`, EXIT.unreachable);
  if (!(error instanceof ApiError)) throw error;
  const { status, code, detail, errors = [] } = error.problem;
  const more = errors.length > 1 ? errors.map(({ path, message }) => `\n  ${path}: ${message}`).join('') : '';
  const hint = code === 'not-signed-in' ? '\nMake a key with `muster key create`, then `muster login`.' : '';
  throw new CommandFailure(plain(`${detail}${more}${hint}`), status >= 500 ? EXIT.unreachable : EXIT.refused);
}
