import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The one-time token of the link that makes the first account. */
export function createSetupToken(given: string | undefined): { value: string; matches: (token: unknown) => boolean } {
  const value = given ?? randomBytes(24).toString('base64url');
  const expected = digest(value);
  return {
    value,
    // Digests have one length whatever was sent, so the comparison can neither throw nor tell how much was right.
    matches: (token) => typeof token === 'string' && token !== '' && timingSafeEqual(digest(token), expected),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
