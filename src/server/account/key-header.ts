import type { IncomingHttpHeaders } from 'node:http';

/** The key that a request carries, as `Authorization: Bearer …` or `x-api-key`; null when it carries none. */
export function keyIn(headers: IncomingHttpHeaders): string | null {
  const plain = headers['x-api-key'];
  if (typeof plain === 'string' && plain !== '') return plain;
  const [scheme, value] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && value ? value : null;
}
