import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { authenticateByKey, hashOfKey } from './authenticate.ts';

function from(headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('with an intake key', () => {
  const check = authenticateByKey(() => [hashOfKey('s3cret:key'), hashOfKey('other')]);

  test.each([
    [{ authorization: 'Bearer s3cret:key' }],
    [{ authorization: 'bearer other' }],
    [{ authorization: basic('prometheus:s3cret:key') }],
    [{ authorization: basic(':other') }],
    [{ 'x-api-key': 'other' }],
  ])('%j comes in', (headers) => {
    expect(check(from(headers as Record<string, string>, '10.0.0.9'))).toBeNull();
  });

  test.each([
    [{}],
    [{ authorization: 'Bearer wrong' }],
    [{ authorization: basic('nocolon') }],
    [{ authorization: 'Digest x' }],
    [{ authorization: '' }],
    [{ 'x-api-key': '' }],
    [{ authorization: 'Bearer é' }],
  ])('%j stays out, even from this machine', (headers) => {
    expect(check(from(headers as Record<string, string>))).toMatch(/key/);
  });
});

describe('before there is a key', () => {
  const check = authenticateByKey(() => []);

  test('this machine may send', () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) expect(check(from({}, address))).toBeNull();
  });

  test('no other machine may, and nothing that a proxy passed on', () => {
    expect(check(from({}, '10.0.0.9'))).toContain('intake key');
    expect(check(from({ 'x-forwarded-for': '10.0.0.9' }))).toContain('intake key');
    expect(check(from({ forwarded: 'for=10.0.0.9' }))).toContain('intake key');
    expect(check({ headers: {}, socket: {} } as unknown as IncomingMessage)).toContain('intake key');
  });
});
