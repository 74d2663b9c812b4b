import type { RegisterCommand } from './command.ts';

/** `muster explain FILE`: the compiled policy in plain words, each sentence with its line; or as JSON. */
export const explainCommand: RegisterCommand = (program) => {
  program
    .command('explain')
    .description('say in plain words what a runbook was understood to say')
    .argument('<file>', 'a Markdown file')
    .option('--format <format>', 'text, json (the policy) or facts (one row a fact)', 'text')
    .action(async (file: string, options: { format: string }) => {
      const { runExplain } = await import('./compile/run-explain.ts');
      await runExplain(file, options.format);
    });
};
