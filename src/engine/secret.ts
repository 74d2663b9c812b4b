import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';

const FILE = 'secret';

/** The installation's secret: as it is configured, or made once and kept in the data folder for its owner's eyes only. */
export function readOrMakeSecret(configured: string | undefined, folder: string): string {
  if (configured !== undefined) return configured;
  const path = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return write(path, randomBytes(32).toString('hex'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read(path);
    throw new ConfigError(
      `MUSTER_DATA: the secret cannot be kept in ${path}: ${(error as Error).message}. Set MUSTER_SECRET, or make the folder writable.`,
    );
  }
}

/** `wx`: whoever comes second reads what the first one made. */
function write(path: string, secret: string): string {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, secret);
  fsyncSync(file);
  closeSync(file);
  return secret;
}

function read(path: string): string {
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new ConfigError(
    `MUSTER_DATA: ${path} holds no secret (32 characters or more). Remove it to have one made; links in mails sent before then stop working.`,
  );
}
