import { readFile, stat } from 'node:fs/promises';
import type { Compilation, CompileOptions } from '../../core/runbook/compilation.ts';
import { CommandFailure, EXIT } from '../command.ts';

const LARGEST = 64 * 1024 * 1024;

export type ReadRunbook = Compilation & { file: string; source: string };

/** Reads and compiles one file, in the killable worker. Throws a CommandFailure when it cannot be read. */
export async function readRunbook(file: string, options: CompileOptions = {}): Promise<ReadRunbook> {
  const source = await textOf(file);
  const { compileSafely, COMPILE_LIMITS } = await import('../../engine/compile-safely.ts');
  return { file, source, ...(await compileSafely(source, COMPILE_LIMITS, options)) };
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST)
      throw new CommandFailure(`${file}: ${Math.round(size / 1_048_576)} MiB is no runbook. Give the Markdown file itself.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'that is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : String(code);
    throw new CommandFailure(`${file}: ${why}.`, EXIT.usage);
  }
}
