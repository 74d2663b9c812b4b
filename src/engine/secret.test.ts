import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readOrMakeSecret } from './secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a secret is made once, kept for its owner only, and read again at the next start', () => {
  const data = join(folder, 'fresh');
  const first = readOrMakeSecret(undefined, data);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(readOrMakeSecret(undefined, data)).toBe(first);
});

test('a configured secret wins and nothing is written', () => {
  expect(readOrMakeSecret('x'.repeat(32), join(folder, 'none'))).toBe('x'.repeat(32));
  expect(() => statSync(join(folder, 'none'))).toThrow();
});

test('a damaged secret file is refused with what to do', () => {
  writeFileSync(join(folder, 'secret'), 'short');
  expect(() => readOrMakeSecret(undefined, folder)).toThrow(/Remove it to have one made/);
});
