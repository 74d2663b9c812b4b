import type { Config } from '../config.ts';
import type { StreamMessage } from '../contract/api.ts';
import type { Clock } from '../engine/clock.ts';
import type { Contexts } from '../engine/decision-context.ts';
import type { Engine } from '../engine/engine.ts';
import type { Log } from '../engine/log.ts';
import type { Store } from '../engine/store.ts';
import type { Integration } from '../integration/integration.ts';
import type { Account, Accounts } from './account/accounts.ts';
import type { Keys } from './account/keys.ts';
import type { SetUpRequest } from './account/set-up.ts';
import type { RunbookCompiler } from './runbook-compiler.ts';

/** What the handlers work with. */
export type Services = {
  engine: Engine;
  store: Store;
  config: Config;
  clock: Clock;
  log: Log;
  integrations: readonly Integration[];
  accounts: Accounts;
  keys: Keys;
  /** Makes the first account; refuses when there is one or the token is wrong. */
  setUp: (request: SetUpRequest) => Promise<Account>;
  contexts: Contexts;
  compiler: RunbookCompiler;
  version: string;
  publicUrl: () => string;
  /** Tells every live stream of this process. */
  announce: (message: StreamMessage) => void;
};
