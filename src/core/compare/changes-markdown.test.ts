import { expect, it } from 'vitest';
import type { Change } from './change.ts';
import { changesMarkdown } from './changes-markdown.ts';

const change = (sentence: string): Change => ({
  ...{ kind: 'gate', subject: '', sentence, before: null, after: null, effect: 'weaker', why: 'It held a phase.' },
  srcBefore: { line: 7, column: 1, endLine: 7, document: 'runbook' },
  srcAfter: null,
});

/** What a forge shows: entities as the characters they stand for, and no space of no width. */
const shown = (markdown: string): string =>
  markdown.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))).replace(/\u200b/gu, '');

it.each([
  'Assessment & Identification, "Root cause is identified?" is gone',
  'Command `rm -rf $HOME/*` was [safe](x) <b>| a_b \\ c~d',
  '@ops, #12, !3, ~label, %5, GH-7, www.example.org and https://example.org/a&b#c',
  'あ & „x“ #1',
])('shows %s as it is written', (sentence) => {
  const markdown = changesMarkdown([change(sentence)], 'Shop & Co');
  expect(shown(markdown)).toContain(`| ⬇ weaker | ${sentence} | It held a phase. | was line 7 |`);
  expect(shown(markdown)).toContain('**Shop & Co**: 1 promise got weaker.');
});

it('lets no word of a runbook act', () => {
  const markdown = changesMarkdown([change('<img src=x> @everyone [here](http://evil.example) #1 `x` www.evil.example')], 'x');
  expect(markdown).not.toMatch(/<img|@everyone|\[here\]|http:\/\/|(?<!&)#1\b|`|www\./u);
});
