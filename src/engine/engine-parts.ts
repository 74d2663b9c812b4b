import type { CompiledPolicy } from '../core/policy/policy.ts';
import type { Integration } from '../integration/integration.ts';
import type { Boundary } from './boundary.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';

/**
 * What the engine is made of. `node` names this process in leases; a restarted process of the same name takes its leases back.
 * `publicUrl` is asked when a message is written: the port may be known only after the server listens.
 */
export type EngineParts = {
  store: Store;
  transport: Transport;
  clock: Clock;
  integrations: Integration[];
  log: Log;
  node: string;
  secret: string;
  publicUrl: () => string;
  heartbeatUrl: string | null;
  boundary: Boundary;
  /** What holds where a runbook is silent. */
  base: () => Promise<CompiledPolicy>;
};
