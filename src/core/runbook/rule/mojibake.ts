import type { Rule } from './rule.ts';

export const mojibake: Rule = {
  id: 'mojibake',
  level: 'warning',
  title: 'Broken characters',
  what: 'UTF-8 that some program read as Windows-1252: â€™ where an apostrophe was. It is mended before reading, and told.',
  why: 'Messages are sent as the runbook has them: customers would read the broken characters in the status update.',
  instead: 'Save the file as UTF-8 with the character that was meant. `muster check --fix` writes it.',
  bad: ['# Incident response', '', 'Until itâ€™s over, nobody leaves.'],
  good: ['# Incident response', '', 'Until it’s over, nobody leaves.'],
  check({ policy }, report) {
    for (const { from, to, src } of policy.document.repairs)
      report('mojibake', src, {
        reason: `"${from}" is UTF-8 that was read as Windows-1252.`,
        understood: `It was taken for "${to}".`,
        fix: `Write "${to}" and save the file as UTF-8.`,
        edits: [{ line: src.line, column: src.column, endLine: src.line, endColumn: src.column + from.length, text: to }],
        group: from,
      });
  },
};
