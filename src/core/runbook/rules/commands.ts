import type { Report } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';

/** Commands that hang, destroy, wait for a person, or need what is not there. */
export function checkCommands({ policy }: Reading, report: Report): void {
  for (const block of policy.commandBlocks) {
    for (const command of block.commands) {
      const first = command.text.split('\n')[0] ?? '';
      if (command.risk === 'never-ending')
        report('command-never-ends', command.src, {
          level: 'warning',
          reason: 'This command does not end by itself.',
          understood: first,
          fix: 'Bound it: "--no-pager -n 200" for a log, "timeout 60 …", or drop "-f" and "watch".',
        });
      if (command.risk === 'interactive')
        report('command-interactive', command.src, {
          level: 'warning',
          reason: 'This command waits for a person at a terminal.',
          understood: first,
          fix: 'Use the form that prints and ends, for example "top -b -n 1".',
        });
      if (command.risk === 'destructive')
        report('command-destructive', command.src, {
          level: 'info',
          reason: 'This command destroys or takes away something.',
          understood: first,
          fix: 'Say in the line above how to undo it.',
        });
      for (const name of command.variables)
        report('variable-unset', command.src, {
          level: 'warning',
          reason: `$${name} is used but never set.`,
          understood: first,
          missing: `The value of ${name}.`,
          fix: `Set it in the block ("${name}=…"), or say above it where the responder finds it.`,
        });
      const blank = /<[a-z][\w -]*>/iu.exec(first.replace(/<<-?\s*\w+/u, ''));
      if (blank)
        report('command-blank', command.src, {
          level: 'info',
          reason: `${blank[0]} must be filled in before this runs.`,
          understood: first,
          fix: `Use a variable: "$${blank[0].replace(/[<>]/g, '').trim().replace(/[ -]+/g, '_').toUpperCase()}".`,
        });
    }
  }
}
