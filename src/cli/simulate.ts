import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import { lengthOption, timeOption, zoneOption } from './read-time.ts';

type Options = {
  severity: string;
  at?: string;
  zone: string;
  ack?: string;
  resolve: string;
  for?: string;
  answer: string[];
  category?: string;
  compare?: string;
  svg?: string;
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
    .option('--compare <old>', 'another runbook, such as this one before a change: what differs in who is told when')
    .option('--svg <file>', 'also draw it: who is told when, as a picture that any browser shows')
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
  const zone = zoneOption(options.zone);
  const at = timeOption(options.at, zone, '--at');
  const lookAhead = options.for === undefined ? undefined : lengthOption(options.for, '--for');
  const base = await basePolicy();
  const play = async (name: string) => {
    const { policy: stated, diagnostics } = await readRunbook(name);
    const refused = diagnostics.find((one) => one.level === 'error');
    if (refused !== undefined) throw new CommandFailure(`${name}:${refused.line}: ${refused.reason} ${refused.fix ?? ''}`.trim());
    const policy = withBase(stated, base);
    const outcome = simulate({
      context: { policy, directory: imagineDirectory(policy), calendar: { ...OFFICE_HOURS_UTC, zone } },
      severity: options.severity,
      at,
      answers: answersOf(options.answer),
      category: options.category ?? null,
      acknowledgeAfter: options.ack === undefined ? null : lengthOption(options.ack, '--ack'),
      resolveAfter: options.resolve === 'never' ? null : lengthOption(options.resolve, '--resolve'),
      ...(lookAhead === undefined ? {} : { lookAhead }),
    });
    if ('rejected' in outcome)
      throw usage(options.compare === undefined ? outcome.rejected.message : `${name}: ${outcome.rejected.message}`);
    return { outcome, title: policy.document.title ?? name };
  };
  const { outcome, title } = await play(file);
  if (options.svg !== undefined) {
    const [{ writeFile }, { simulationPicture }, { offsetText }] = await Promise.all([
      import('node:fs/promises'),
      import('../core/simulate/picture.ts'),
      import('./simulation-text.ts'),
    ]);
    await writeFile(options.svg, simulationPicture(outcome.moments, assumptions(options, title), offsetText)).catch((error: Error) => {
      throw usage(`--svg "${options.svg}" cannot be written: ${error.message}`);
    });
  }
  if (options.compare !== undefined) {
    const [{ compareSimulations }, { comparisonText }] = await Promise.all([
      import('../core/simulate/compare-simulations.ts'),
      import('./comparison-text.ts'),
    ]);
    const changes = compareSimulations((await play(options.compare)).outcome.moments, outcome.moments);
    if (options.format === 'json') return console.log(JSON.stringify({ before: options.compare, after: file, changes }, null, 2));
    return console.log(`${assumptions(options, title)}\n\n${comparisonText(changes)}`);
  }
  if (options.format === 'json') return console.log(JSON.stringify(outcome, null, 2));
  console.log(`${assumptions(options, title)}\n`);
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

function usage(message: string): CommandFailure {
  return new CommandFailure(message, EXIT.usage);
}
