import { checkCommand } from './check.ts';
import type { RegisterCommand } from './command.ts';
import { explainCommand } from './explain.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';

/** The one list of commands. */
export const commands: RegisterCommand[] = [checkCommand, explainCommand, serveCommand, simulateCommand];
