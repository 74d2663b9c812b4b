import type { Rule } from './rule.ts';

const refusal = (id: string, title: string, what: string, instead: string): Rule => ({
  id,
  level: 'error',
  title,
  what,
  why: 'Nothing at all is read of such a text: every incident would run by the base policy alone.',
  instead,
  bad: null,
  good: null,
});

/** The texts that are not read at all. The limits and the reader report these by themselves. */
export const refusals: Rule[] = [
  refusal('empty', 'The file is empty', 'There is no text in the file.', 'Write the runbook, or start from one in runbooks/.'),
  refusal('binary', 'The file is not text', 'The file has NUL or undecodable bytes.', 'Give the Markdown file itself, saved as UTF-8.'),
  refusal(
    'too-large',
    'The file is too large',
    'More than a million characters or 20,000 lines.',
    'Split the document; check that it is no log and no export.',
  ),
  refusal('too-deep', 'Nested too deep', 'Lists or quotes are nested more than 40 deep.', 'Flatten the list or the quote.'),
  refusal(
    'too-slow',
    'Reading took too long',
    'Reading it took more than two seconds and was stopped.',
    'Simplify the Markdown: thousands of unclosed brackets and deep nesting are what costs.',
  ),
  refusal(
    'too-hungry',
    'Reading took too much memory',
    'Reading it took more than 256 MiB and was stopped.',
    'Simplify the Markdown, or split the document.',
  ),
];
