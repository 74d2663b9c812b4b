import { EXIT, type RegisterCommand } from './command.ts';

/** `muster diff OLD NEW`: what a change of a runbook does. Exit 1 when a promise got weaker, 2 when one of them cannot be read. */
export const diffCommand: RegisterCommand = (program) => {
  program
    .command('diff')
    .description(
      'say what a change of a runbook does: exit 0 when no promise got weaker, 1 when one did, 2 when one of them cannot be read',
    )
    .argument(
      '<old>',
      'a Markdown file, "git:REVISION:PATH" (the path from the top of the repository, or ./PATH from here), or "-" for standard input',
    )
    .argument('<new>', 'the same')
    .option('--format <format>', 'text, json, or markdown (a comment for a pull request)', 'text')
    .action(async (before: string, after: string, options: { format: string }) => {
      const { runDiff } = await import('./compile/run-diff.ts');
      process.exitCode = (await runDiff(before, after, options.format)) ? EXIT.problems : EXIT.ok;
    });
};
