import { expect, test } from 'vitest';
import { line, plain, safeJson } from './terminal-text.ts';

const HOSTILE = 'down\u001b]0;owned\u0007\u009b31m\u202e txt.exe\u200b';

test('escapes are shown, not obeyed; umlauts, emoji and line ends stay', () => {
  expect(plain(HOSTILE)).toBe('down\\u{1b}]0;owned\\u{7}\\u{9b}31m\\u{202e} txt.exe\\u{200b}');
  expect(plain('Zoë 🚨\nzweite\tZeile')).toBe('Zoë 🚨\nzweite\tZeile');
  expect(line('one\r\n  two')).toBe('one two');
});

test('JSON is escaped and still says the same', () => {
  const shown = safeJson({ title: HOSTILE, tag: '\u{e0041}' });
  expect(shown).not.toMatch(/[\u001b\u009b\u202e]|\u{e0041}/u);
  expect(JSON.parse(shown)).toEqual({ title: HOSTILE, tag: '\u{e0041}' });
});
