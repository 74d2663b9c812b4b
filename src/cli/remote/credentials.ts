import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandFailure, EXIT } from '../command.ts';

export type Credentials = { url: string; key: string };

function file(): string {
  return join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'muster', 'credentials.json');
}

/** What `muster login` kept; null when nobody logged in. */
export function readCredentials(): Credentials | null {
  const path = file();
  if (!existsSync(path)) return null;
  try {
    const { url, key } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Credentials>;
    if (typeof url === 'string' && typeof key === 'string') return { url, key };
  } catch {
    // Said below.
  }
  throw new CommandFailure(`${path} cannot be read: run \`muster login\` again.`, EXIT.usage);
}

/** Keeps them for their owner's eyes only; says where. */
export function writeCredentials(credentials: Credentials): string {
  const path = file();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  return path;
}
