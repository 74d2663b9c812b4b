import { expect, test } from 'vitest';
import { createSetupToken } from './setup-token.ts';

test('only the token itself matches, whatever its shape', () => {
  const token = createSetupToken('a-token-from-a-script');
  expect(token.matches('a-token-from-a-script')).toBe(true);
  for (const wrong of ['', 'a', 'a-token-from-a-scripT', 'x'.repeat(100_000), null, 42, {}, ['a-token-from-a-script']]) {
    expect(token.matches(wrong)).toBe(false);
  }
});

test('a token that nobody gave cannot be guessed and is never the same', () => {
  const first = createSetupToken(undefined).value;
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(createSetupToken(undefined).value).not.toBe(first);
});
