import type { IncomingHttpHeaders } from 'node:http';

/** The key that a request carries, as `Authorization: Bearer …` or `x-api-key`; null when it carries none. */
export function keyIn(headers: IncomingHttpHeaders): string | null {
  const plain = headers['x-api-key'];
  if (typeof plain === 'string' && plain !== '') return plain;
  const [scheme, value] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && value ? value : null;
}

/** The same, or the password of HTTP Basic: what Prometheus and Alertmanager can send. */
export function intakeKeyIn(headers: IncomingHttpHeaders): string | null {
  const key = keyIn(headers);
  if (key !== null) return key;
  const [scheme, value] = (headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !value) return null;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : pair.slice(colon + 1) || null;
}
