import type { Fault } from '../../core/simulate/play.ts';
import type { Scenario } from '../../core/simulate/scenario.ts';
import { plainScenario } from '../../core/simulate/simulate.ts';
import type { Instant } from '../../core/time/instant.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { readSettings, type Settings } from '../compile/read-settings.ts';
import { lengthOption, timeOption, zoneOption } from '../read-time.ts';
import { type ReadScenario, readScenarioFile } from '../scenario/read-scenario.ts';
import { readDateTime } from '../scenario/read-when.ts';
import { toScenario } from '../scenario/to-scenario.ts';

export type NightOptions = {
  severity?: string;
  scenario?: string;
  file?: string;
  at?: string;
  zone?: string;
  ack?: string;
  resolve?: string;
  for?: string;
  answer: string[];
  category?: string;
};

/** What is played, by whichever runbook. `assumed` says it in words; `fail` throws what is wrong with it. */
export type Night = {
  scenario: Scenario;
  settings: Settings | null;
  zone: string;
  start: Instant;
  assumed: string;
  fail: (fault: Fault, runbook: string | null) => never;
};

/** The night that options and files describe; a CommandFailure (exit 2) says what cannot be used. */
export async function nightOf(options: NightOptions): Promise<Night> {
  const read = options.scenario === undefined ? null : await readScenarioFile(options.scenario);
  if (read !== null) refuseBoth(options);
  const wanted = options.zone ?? read?.content.zone;
  const settings =
    options.file === undefined ? null : await readSettings(options.file, startOf(options, read, zoneOption(wanted ?? 'UTC')));
  const zone = zoneOption(wanted ?? settings?.calendar.zone ?? 'UTC');
  const start = startOf(options, read, zone);
  const lookAhead = options.for === undefined ? undefined : lengthOption(options.for, '--for');
  const where = { settings, zone, start };
  if (read === null) return { ...where, ...plainNight(options, start, lookAhead) };
  const scenario = toScenario(read, { start, zone }, lookAhead);
  const [failing] = scenario.failures;
  if (failing !== undefined && settings === null)
    read.fail(failing.mark, 'nobody has contact methods here: name the people and their channels with -f muster.yaml');
  return {
    ...where,
    scenario,
    assumed: read.content.title ?? String(options.scenario),
    fail: ({ mark, message }) => read.fail(mark, message),
  };
}

function startOf({ at }: NightOptions, read: ReadScenario | null, zone: string): Instant {
  const said = read?.content.start;
  if (at !== undefined || read === null || said === undefined) return timeOption(at, zone, '--at');
  return readDateTime(said, zone) ?? read.fail('["start"]', `"${said}" is no time: write 2026-12-25T02:00, or with an offset`);
}

/** A scenario says all of these itself. */
function refuseBoth(options: NightOptions): void {
  const both = (['severity', 'ack', 'resolve', 'category'] as const).filter((name) => options[name] !== undefined);
  if (both.length === 0 && options.answer.length === 0) return;
  throw usage(
    `--scenario says what happens; leave out ${[...both, ...(options.answer.length > 0 ? ['answer'] : [])].map((one) => `--${one}`).join(', ')}.`,
  );
}

function plainNight(options: NightOptions, at: Instant, lookAhead: number | undefined): Pick<Night, 'scenario' | 'assumed' | 'fail'> {
  const { severity = '', ack, resolve = '4h', answer, category = null } = options;
  const scenario = plainScenario({
    ...{ at, severity, category, answers: answersOf(answer) },
    acknowledgeAfter: ack === undefined ? null : lengthOption(ack, '--ack'),
    resolveAfter: resolve === 'never' ? null : lengthOption(resolve, '--resolve'),
    ...(lookAhead === undefined ? {} : { lookAhead }),
  });
  const acknowledged = ack === undefined ? 'nobody acknowledges' : `acknowledged after ${ack}`;
  const resolved = resolve === 'never' ? 'never resolved' : `resolved after ${resolve}`;
  const fail = ({ message }: Fault, runbook: string | null): never => {
    throw usage(runbook === null ? message : `${runbook}: ${message}`);
  };
  return { scenario, assumed: [severity, acknowledged, resolved, ...answer].join(', '), fail };
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
