import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import type { Keys } from './account/keys.ts';
import { isLoopback, isOwnOrigin } from './origin.ts';

/**
 * As soon as an intake key exists, every monitor must bring one. Until then only this machine may send, no page in a browser may, and
 * nobody may where a public address says that a proxy stands in front: what it passes on looks as if it came from this machine.
 */
export function intakeAuthentication(keys: Keys, { MUSTER_URL }: Pick<Config, 'MUSTER_URL'>): (request: IncomingMessage) => string | null {
  const isPublic = MUSTER_URL !== undefined && !isLoopback(new URL(MUSTER_URL).hostname);
  return (request) => {
    if (keys.intakeKeyRequired()) {
      return keys.isIntakeKey(request.headers)
        ? null
        : 'Send an intake key: "Authorization: Bearer KEY", or as the password of basic authentication.';
    }
    if (isPublic || !isThisMachine(request))
      return 'Make an intake key first, because others can reach this address: `muster key create --intake`.';
    const { origin, host } = request.headers;
    return isOwnOrigin(origin, host, MUSTER_URL) ? null : 'A page in a browser may not send alerts without an intake key.';
  };
}

function isThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(address) && headers.forwarded === undefined && headers['x-forwarded-for'] === undefined;
}
