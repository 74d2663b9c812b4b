import { RULES } from '../../src/core/runbook/rule/index.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** docs/rules.md, from the table of rules. */
export function rulesPage(): string {
  const fence = (title: string, lines: string[] | null): string[] => (lines ? [`${title}:`, '', '````markdown', ...lines, '````', ''] : []);
  return [
    '# The rules of `muster check`',
    '',
    'This page is written from the table in src/core/runbook/rule (`node scripts/write-docs.ts`); a test keeps the two equal and compiles every example.',
    '',
    'The level of a rule can be changed in a document (`muster: { rules: { unfilled: off } }` in its front matter) or for a run (`--rule unfilled=error`); the run wins.',
    'Levels are `error`, `warning`, `note` and `off`. `muster check` exits with 1 when there is an error, with `--strict` also for a warning, with `--max-warnings N` for more than N.',
    '',
    '| rule | level | finds |',
    '| --- | --- | --- |',
    ...RULES.map(({ id, level, title }) => `| [${id}](#${id}) | ${LEVEL[level]} | ${title} |`),
    '',
    ...RULES.flatMap(({ id, level, title, what, why, instead, bad, good }) => [
      `## ${id}`,
      '',
      `${title} (${LEVEL[level]}). ${what}`,
      '',
      `**Why it matters at 03:00:** ${why}`,
      '',
      `**Write instead:** ${instead}`,
      '',
      ...fence('With the fault', bad),
      ...fence('Without it', good),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/u, '\n');
}
