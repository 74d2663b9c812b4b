import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config.ts';

/** What this process holds. A lock that nobody refers to would be collected, and let go with it. */
const held = new Set<DatabaseSync>();

/**
 * Takes a data folder for this process alone; returns how to let go of it. The lock is SQLite's own on a file beside the database: the
 * operating system drops it when the process dies, however it dies, so that no stale lock stops a restart.
 */
export function lockFolder(folder: string): () => void {
  let lock: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (error) {
    if (lock?.isOpen) lock.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode === 5) {
      throw new ConfigError(
        `MUSTER_DATA: another Muster is running on ${folder}. Stop it first, give this one another folder, or set DATABASE_URL for several nodes.`,
      );
    }
    throw new ConfigError(`MUSTER_DATA: ${folder} cannot be used: ${message}`);
  }
  const taken = lock;
  held.add(taken);
  return () => {
    held.delete(taken);
    if (taken.isOpen) taken.close();
  };
}
