import type { RegisterCommand } from './command.ts';

/** `muster pin FILE`: the front matter that confirms what was inferred and sets aside what was not understood. */
export const pinCommand: RegisterCommand = (program) => {
  program
    .command('pin')
    .description('draft the front matter that pins what was inferred, and sets aside what was not understood')
    .argument('<file>', 'a Markdown file')
    .option('--write', 'add it to the file', false)
    .action(async (file: string, options: { write: boolean }) => {
      const { runPin } = await import('./compile/run-pin.ts');
      await runPin(file, options);
    });
};
