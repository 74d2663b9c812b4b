import type { Clock } from '../../engine/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Log } from '../../engine/log.ts';
import type { Store } from '../../engine/store.ts';
import type { Authenticate } from './authenticate.ts';

/** What the intake is made of; it needs only this much of engine and store. */
export type IntakeParts = {
  engine: Pick<Engine, 'accept'>;
  store: Pick<Store, 'alerts' | 'silences' | 'settings' | 'transact'>;
  clock: Pick<Clock, 'now'>;
  log: Pick<Log, 'error'>;
  authenticate: Authenticate;
  /** Shown by `GET /api/v2/status`. */
  version?: string;
};
