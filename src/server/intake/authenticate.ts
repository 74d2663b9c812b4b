import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Asked before anything is read. Null lets the request in; a sentence keeps it out and says what to do. */
export type Authenticate = (request: IncomingMessage) => string | null;

/** SHA-256 of a key as base64url: what the accounts' key store keeps of it. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * Intake keys travel as `Authorization: Bearer KEY`, as `x-api-key`, or as the password of basic authentication (Prometheus, Alertmanager and Grafana can do
 * both). Where no key has been made yet, only this machine itself may send, and nothing that a proxy passed on.
 */
export function authenticateByKey(hashes: () => string[]): Authenticate {
  return (request) => {
    const known = hashes();
    if (known.length === 0) return isThisMachine(request) ? null : 'Make an intake key first: monitors on other machines need one.';
    const key = keyIn(request.headers);
    if (key === null) return 'Send an intake key: "Authorization: Bearer KEY", or as the password of basic authentication.';
    return known.some((hash) => isSame(hash, hashOfKey(key))) ? null : 'This intake key is not known here.';
  };
}

/** The key that a request carries; null when there is none to be read. */
export function keyIn({ authorization, 'x-api-key': plain }: IncomingHttpHeaders): string | null {
  if (typeof plain === 'string' && plain !== '') return plain;
  const [, scheme, value] = /^(bearer|basic)\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || value === undefined) return null;
  if (scheme.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString();
  const colon = pair.indexOf(':');
  return colon < 0 ? null : pair.slice(colon + 1);
}

function isThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  const local = address === '::1' || /^(::ffff:)?127\./.test(address);
  return local && headers.forwarded === undefined && headers['x-forwarded-for'] === undefined;
}

/** `timingSafeEqual` throws on different lengths: asked first. */
function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
