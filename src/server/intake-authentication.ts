import type { Config } from '../config.ts';
import type { Keys } from './account/keys.ts';
import { type Authenticate, authenticateByKey } from './intake/authenticate.ts';
import { isLoopback, isOwnOrigin } from './origin.ts';

/**
 * As soon as an intake key exists, every monitor must bring one. Until then only this machine may send, no page in a browser may, and
 * nobody may where a public address says that a proxy stands in front: what it passes on looks as if it came from this machine.
 */
export function intakeAuthentication(keys: Keys, { MUSTER_URL }: Pick<Config, 'MUSTER_URL'>): Authenticate {
  const byKey = authenticateByKey(keys.intakeHashes);
  const isPublic = MUSTER_URL !== undefined && !isLoopback(new URL(MUSTER_URL).hostname);
  return (request) => {
    if (keys.intakeHashes().length > 0) return byKey(request);
    if (isPublic) return 'Make an intake key first, because others can reach this address: `muster key create --intake`.';
    const { origin, host } = request.headers;
    return isOwnOrigin(origin, host, MUSTER_URL) ? byKey(request) : 'A page in a browser may not send alerts without an intake key.';
  };
}
