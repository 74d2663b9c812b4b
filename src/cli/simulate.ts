import type { RegisterCommand } from './command.ts';

const all = (value: string, before: string[]) => [...before, value];

/** `muster simulate FILE`: exit 0 when it was played, 2 when something that was given cannot be used. */
export const simulateCommand: RegisterCommand = (program) => {
  program
    .command('simulate')
    .description(
      'play an incident through by a runbook, under a virtual clock; nobody is told. Exit 0 when it was played, 2 when a file or an option cannot be used',
    )
    .argument('<file>', 'the runbook, in Markdown')
    .option('-s, --severity <level>', 'a severity of the runbook; needed without a scenario')
    .option('--scenario <file>', 'a scenario: alerts, people, answers, failures at their times (docs/simulate.md)')
    .option('-f, --file <settings>', 'a muster.yaml: who holds which role, how they are reached, working days and holidays')
    .option('--at <time>', 'when it starts, ISO 8601 (2026-11-21T03:00Z, or without an offset in --zone); now unless given')
    .option('--zone <zone>', 'time zone of the output and of business days; that of the scenario or of -f, or UTC, unless given')
    .option('--ack <length>', 'after how long somebody acknowledges (5m); never unless given')
    .option('--resolve <length>', 'after how long it is resolved, or "never"; 4h unless given')
    .option('--answer <field=value>', 'an answer to a question of the runbook (customer-facing=yes); repeatable', all, [])
    .option('--category <name>', 'what kind of incident it is')
    .option('--compare <old>', 'another runbook, such as this one before a change: both side by side, and who is told when otherwise')
    .option('--timeline', 'print it as a picture: a row for each person, phase and promise')
    .option('--html <file>', 'also write it as a page that needs nothing beside it: picture and table')
    .option('--svg <file>', 'also draw it: who is told when, as a picture that any browser shows')
    .option('--for <length>', 'how far to look ahead; 60 days unless given')
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string, options) => {
      const { runSimulate } = await import('./simulation/run-simulate.ts');
      await runSimulate(file, options);
    });
};
