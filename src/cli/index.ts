import type { RegisterCommand } from './command.ts';

/** The one list of commands. */
export const commands: RegisterCommand[] = [];
