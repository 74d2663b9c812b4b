import { readFile } from 'node:fs/promises';
import type { RegisterCommand } from './command.ts';

export const explainCommand: RegisterCommand = (program) => {
  program
    .command('explain <file>')
    .option('--format <format>', 'text, json or facts', 'text')
    .action(async (file: string, options: { format: string }) => {
      const { compile } = await import('../core/runbook/compile.ts');
      const { factsOf } = await import('../core/runbook/facts.ts');
      const { policy } = compile(await readFile(file, 'utf8'));
      console.log(JSON.stringify(options.format === 'facts' ? factsOf(policy) : policy, null, 2));
    });
};
