import type { RegisterCommand } from './command.ts';
import { EXIT } from './command.ts';

type Options = {
  format: string;
  strict: boolean;
  quiet: boolean;
  maxWarnings?: string;
  rule: string[];
  fix: boolean;
  dryRun: boolean;
  explain?: string | true;
};

/**
 * `muster check FILE…`: what the owners of runbooks should mend. Exit 1 when there is an error, with --strict a warning, or more
 * warnings than --max-warnings.
 */
export const checkCommand: RegisterCommand = (program) => {
  program
    .command('check')
    .description('compile runbooks and say what to mend, line by line')
    .argument('[file...]', 'Markdown files')
    .option('--format <format>', 'text, json or sarif (SARIF 2.1.0, for code scanning)', 'text')
    .option('--strict', 'warnings fail too', false)
    .option('--max-warnings <n>', 'fail when there are more warnings than this')
    .option('--quiet', 'leave out notes', false)
    .option(
      '--rule <id=level>',
      'error, warning, note or off for a rule; may be repeated',
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .option('--fix', 'make the fixes that change nothing in what is meant', false)
    .option('--dry-run', 'with --fix: show the changes as a diff, write nothing', false)
    .option('--explain [rule]', 'say what a rule finds, why it matters and what to write instead; without a rule, list them')
    .action(async (files: string[], options: Options) => {
      if (options.explain !== undefined) {
        const { runExplainRule } = await import('./compile/run-explain-rule.ts');
        return runExplainRule(options.explain === true ? null : options.explain, options.format);
      }
      const { runCheck } = await import('./compile/run-check.ts');
      const failed = await runCheck(files, options);
      process.exitCode = failed ? EXIT.problems : EXIT.ok;
    });
};
