import type { RegisterCommand } from './command.ts';
import { explainCommand } from './explain.ts';

/** The one list of commands. */
export const commands: RegisterCommand[] = [
  explainCommand,
];
