import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { files, isCode, isTest } from './files.ts';

/** What no language translates: the names of products, programs and HTML's elements, the words of a shell and of SQL. */
const ALLOWED: Record<string, RegExp> = {
  'sections/channel.ts': /^(?:slack|teams|microsoft|discord|telegram|mattermost|zoom|google|meet|jira|incident)$/i,
  'sections/contact-list.ts': /^(?:slack|teams|microsoft|discord|telegram|signal|whatsapp|pagerduty|opsgenie|github|linkedin)$/i,
  'sections/hole.ts': /^(?:code|span|strong|table)$/,
  'sections/command-block.ts': /./,
  'sections/command-risk.ts': /./,
  'sections/command-words.ts': /./,
  'sections/reading-command.ts': /./,
  'sections/reading-sql.ts': /./,
  'rule/commands.ts': /./,
  'read/inline.ts': /./,
  'read/html-table.ts': /./,
};
const ANYWHERE = /^(?:https?|example|xxxx|yyyy)$/i;
const LITERAL = /(?<=[=(,:[!&|?{};\s])\/(?![*/ ])((?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n[])+)\/[dgimsuvy]*(?=[\s.,;)\]:}?]|$)/gm;

/** The recognisers know structure, not a language: its words are in `lexicon/<language>.ts`, so that a language is one file. */
export const recogniserWords: Check = {
  name: 'languages',
  run: (root) => ({
    problems: ['sections', 'read', 'rule', 'explain'].flatMap((folder) =>
      files(root, `src/core/runbook/${folder}`)
        .filter((path) => isCode(path) && !isTest(path))
        .flatMap((path) => {
          const known = ALLOWED[path.replace('src/core/runbook/', '')];
          const lines = readFileSync(join(root, path), 'utf8').split('\n');
          return lines.flatMap((line, index) =>
            /^\s*(?:\*|\/\/|\/\*|import\b)/.test(line)
              ? []
              : wordsOf(line)
                  .filter((word) => !ANYWHERE.test(word) && !known?.test(word))
                  .map((word) => `${path}:${index + 1} knows the word "${word}"; put it into the lexicons`),
          );
        }),
    ),
  }),
};

function wordsOf(line: string): string[] {
  return [...line.matchAll(LITERAL)].flatMap(([, source = '']) => {
    const bare = source.replace(/\\[pP]\{[^}]*\}|\\[ux][\da-fA-F{}]+|\\.|\(\?<[a-zA-Z]+>|\[[^\]]*\]/g, ' ');
    return bare.match(/[a-z]{4,}|[^\x00-\x7f]*\p{L}*[^\x00-\x7f\p{P}\p{S}\p{Z}]\p{L}+/giu) ?? [];
  });
}
