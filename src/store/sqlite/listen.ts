import type { Store } from '../../engine/store.ts';
import type { Connection } from './connection.ts';

/** How soon the work of another program on the same file is noticed. Work of this program needs no such look. */
const LOOK_EVERY_MS = 200;

/** SQLite has no way to call: `data_version` changes when another connection than this one has committed. */
export const createListen =
  (connection: Connection): Store['listen'] =>
  async (onChange) => {
    const version = () => (connection.run('pragma data_version').rows[0] as { data_version: number }).data_version;
    let seen = version();
    const timer = setInterval(() => {
      let current = seen;
      try {
        current = version();
      } catch {
        return; // Unavailable now: who works with the store is told, and the next look sees what was missed.
      }
      if (current === seen) return;
      seen = current;
      onChange();
    }, LOOK_EVERY_MS);
    timer.unref();
    return async () => clearInterval(timer);
  };
