import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';

type Options = {
  severity: string;
  at?: string;
  zone: string;
  ack?: string;
  resolve: string;
  for?: string;
  answer: string[];
  category?: string;
  format: string;
};

const all = (value: string, before: string[]) => [...before, value];

export const simulateCommand: RegisterCommand = (program) => {
  program
    .command('simulate')
    .description('play an incident through by a runbook, under a virtual clock; nobody is told')
    .argument('<file>', 'the runbook, in Markdown')
    .requiredOption('-s, --severity <level>', 'a severity of the runbook')
    .option('--at <time>', 'when it starts, ISO 8601 (2026-11-21T03:00Z, or without an offset in --zone); now unless given')
    .option('--zone <zone>', 'time zone of the output and of business days', 'UTC')
    .option('--ack <length>', 'after how long somebody acknowledges (5m); never unless given')
    .option('--resolve <length>', 'after how long it is resolved, or "never"', '4h')
    .option('--answer <field=value>', 'an answer to a question of the runbook (customer-facing=yes); repeatable', all, [])
    .option('--category <name>', 'what kind of incident it is')
    .option('--for <length>', 'how far to look ahead; 60 days unless given')
    .option('--format <format>', 'text or json', 'text')
    .action(run);
};

async function run(file: string, options: Options): Promise<void> {
  const [{ OFFICE_HOURS_UTC }, { withBase }, { readRunbook }, { basePolicy }, { imagineDirectory }, { simulate }, { simulationText }] =
    await Promise.all([
      import('../core/time/calendar.ts'),
      import('../core/policy/with-base.ts'),
      import('./compile/read-runbook.ts'),
      import('../engine/base-policy.ts'),
      import('../core/simulate/imagine.ts'),
      import('../core/simulate/simulate.ts'),
      import('./simulation-text.ts'),
    ]);
  if (options.format !== 'text' && options.format !== 'json') throw usage(`There is no format "${options.format}": text or json.`);
  const zone = zoneOf(options.zone);
  const at = startOf(options.at, zone);
  const lookAhead = options.for === undefined ? undefined : await lengthOf(options.for, '--for');
  const { policy: stated, diagnostics } = await readRunbook(file);
  const refused = diagnostics.find((one) => one.level === 'error');
  if (refused !== undefined) throw new CommandFailure(`${file}:${refused.line}: ${refused.reason} ${refused.fix ?? ''}`.trim());
  const policy = withBase(stated, await basePolicy());
  const outcome = simulate({
    context: { policy, directory: imagineDirectory(policy), calendar: { ...OFFICE_HOURS_UTC, zone } },
    severity: options.severity,
    at,
    answers: answersOf(options.answer),
    category: options.category ?? null,
    acknowledgeAfter: options.ack === undefined ? null : await lengthOf(options.ack, '--ack'),
    resolveAfter: options.resolve === 'never' ? null : await lengthOf(options.resolve, '--resolve'),
    ...(lookAhead === undefined ? {} : { lookAhead }),
  });
  if ('rejected' in outcome) throw usage(outcome.rejected.message);
  if (options.format === 'json') return console.log(JSON.stringify(outcome, null, 2));
  console.log(`${assumptions(options, policy.document.title ?? file)}\n`);
  console.log(simulationText(outcome, zone));
}

function assumptions({ severity, ack, resolve, answer }: Options, title: string): string {
  const acknowledged = ack === undefined ? 'nobody acknowledges' : `acknowledged after ${ack}`;
  const resolved = resolve === 'never' ? 'never resolved' : `resolved after ${resolve}`;
  return `${title}: ${[severity, acknowledged, resolved, ...answer].join(', ')}`;
}

function answersOf(answers: string[]): Record<string, string> {
  return Object.fromEntries(
    answers.map((answer) => {
      const [, field, value] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(answer) ?? [];
      if (field === undefined || value === undefined) throw usage(`"${answer}" is no answer: write --answer "customer-facing=yes".`);
      return [field, value];
    }),
  );
}

async function lengthOf(text: string, option: string): Promise<number> {
  const { readLength } = await import('../core/time/read-length.ts');
  const length = readLength(text);
  if (length === null) throw usage(`${option} "${text}" is not a length of time: write 15m, 4h or 1h30m.`);
  return length;
}

function zoneOf(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    throw usage(`There is no time zone "${zone}": write one such as Europe/Berlin.`);
  }
}

function startOf(text: string | undefined, zone: string): number {
  if (text === undefined) return Math.floor(Temporal.Now.instant().epochMilliseconds / 60_000) * 60_000;
  for (const read of [() => Temporal.Instant.from(text), () => Temporal.PlainDateTime.from(text).toZonedDateTime(zone)]) {
    try {
      return read().epochMilliseconds;
    } catch {
      // The other way of writing it is tried next.
    }
  }
  throw usage(`--at "${text}" is no time: write 2026-11-21T03:00Z.`);
}

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
