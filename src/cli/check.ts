import type { RegisterCommand } from './command.ts';
import { EXIT } from './command.ts';

/** `muster check FILE…`: what the owners of runbooks should mend. Exit 1 when there is an error, or with --strict a warning. */
export const checkCommand: RegisterCommand = (program) => {
  program
    .command('check')
    .description('compile runbooks and say what to mend, line by line')
    .argument('<file...>', 'Markdown files')
    .option('--format <format>', 'text or json', 'text')
    .option('--strict', 'warnings fail too', false)
    .option('--quiet', 'leave out notes', false)
    .action(async (files: string[], options: { format: string; strict: boolean; quiet: boolean }) => {
      const { runCheck } = await import('./compile/run-check.ts');
      const failed = await runCheck(files, options);
      process.exitCode = failed ? EXIT.problems : EXIT.ok;
    });
};
