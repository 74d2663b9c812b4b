import type { Command } from 'commander';

/** Exit codes of every command; documented in `muster help` and README. */
export const EXIT = { ok: 0, problems: 1, usage: 2, unreachable: 3, refused: 4, internal: 70 } as const;

/**
 * A command of the CLI: it adds itself to the program. Its file imports only what naming the command needs; the work is imported
 * when the command runs, so that `muster check` does not pay for the server.
 */
export type RegisterCommand = (program: Command) => void;

/** A failure the person can do something about: printed without a stack, with its exit code. */
export class CommandFailure extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.problems) {
    super(message);
    this.exitCode = exitCode;
  }
}
