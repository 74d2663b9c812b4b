import { Command, CommanderError } from 'commander';
import { CommandFailure, EXIT } from './cli/command.ts';
import { commands } from './cli/index.ts';

const program = new Command('muster').description('Runs every incident by your own runbook.').exitOverride().showHelpAfterError();
for (const register of commands) register(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (error instanceof CommandFailure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else {
    console.error(error);
    process.exitCode = EXIT.internal;
  }
}
