import type { RegisterCommand } from './command.ts';

/** `muster lsp`: a language server on standard input and output, which an editor starts for Markdown files. */
export const lspCommand: RegisterCommand = (program) => {
  program
    .command('lsp')
    .description('serve an editor: underlines what check remarks, mends what is safe, says what a line was understood to say')
    .option('--stdio', 'the only way it speaks; editors pass it', true)
    .action(async () => {
      const { serveEditor } = await import('./compile/language-server/serve-editor.ts');
      await serveEditor();
    });
};
