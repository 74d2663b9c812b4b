import { EXIT, type RegisterCommand } from './command.ts';
import type { ProveOptions } from './compile/run-prove.ts';

/** `muster prove FILE`: is somebody told in time, whatever happens? Exit 1 when there is a counter-example. */
export const proveCommand: RegisterCommand = (program) => {
  program
    .command('prove')
    .description(
      'prove that somebody is told in time at every minute: exit 0 when it is so, 1 with a counter-example, 2 when it cannot be read',
    )
    .argument('<runbook>', 'a Markdown file')
    .option(
      '-f, --file <file>',
      'muster.yaml: who holds which role, how they are reached, and the working days; without it each role is one reachable person',
    )
    .option('--for <length>', 'how far to look ahead: 90d, 2w, 12h', '90d')
    .option('--from <time>', 'from when, ISO 8601 (2026-11-21T03:00Z, or without an offset in the zone); now unless given')
    .option('--zone <zone>', "time zone of the output and, without muster.yaml, of business days; the calendar's own unless given")
    .option('--format <format>', 'text or json', 'text')
    .action(async (runbook: string, options: ProveOptions) => {
      const { runProve } = await import('./compile/run-prove.ts');
      process.exitCode = (await runProve(runbook, options)) ? EXIT.ok : EXIT.problems;
    });
};
