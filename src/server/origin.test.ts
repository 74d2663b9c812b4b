import { expect, test } from 'vitest';
import { isLoopback, isOwnOrigin } from './origin.ts';

test('our own pages may change things, under the public address and under the one that was asked', () => {
  expect(isOwnOrigin('https://muster.example.org', '10.0.0.5:8080', 'https://muster.example.org')).toBe(true);
  expect(isOwnOrigin('http://127.0.0.1:8080', '127.0.0.1:8080', undefined)).toBe(true);
});

test('a program without a page may, a strange page may not', () => {
  expect(isOwnOrigin(undefined, 'localhost:8080', undefined)).toBe(true);
  expect(isOwnOrigin('https://evil.example', 'localhost:8080', undefined)).toBe(false);
  expect(isOwnOrigin('http://localhost:3000', 'localhost:8080', undefined)).toBe(false);
  expect(isOwnOrigin('null', 'localhost:8080', undefined)).toBe(false);
});

test('loopback is what no other machine can reach', () => {
  for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]']) expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'muster.example.org']) expect(isLoopback(host)).toBe(false);
});
