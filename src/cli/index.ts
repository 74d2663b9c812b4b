import type { RegisterCommand } from './command.ts';
import { explainCommand } from './explain.ts';
import { serveCommand } from './serve.ts';

/** The one list of commands. */
export const commands: RegisterCommand[] = [explainCommand, serveCommand];
