import type { Client } from '../contract/client.ts';
import { EXIT, type RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, target, withClient } from './remote/connect.ts';

type Finding = { level: 'ok' | 'problem' | 'note'; text: string };
const AUDIT_KEEP_MS = 90_000;

export const doctorCommand: RegisterCommand = (program) => {
  remote(program.command('doctor').description('is everything set up so that somebody is told tonight?')).action(doctor);
};

async function doctor(options: RemoteOptions): Promise<void> {
  const [{ colors, print }, { line }] = await Promise.all([import('./remote/print.ts'), import('./remote/terminal-text.ts')]);
  const findings = [...(await settings()), ...(await withClient(options, (client) => running(client, target(options).url)))];
  const mark = { ok: colors().green('ok     '), problem: colors().red('problem'), note: colors().yellow('note   ') };
  print(options, findings, () => findings.map(({ level, text }) => `${mark[level]}  ${line(text)}`).join('\n'));
  if (findings.some(({ level }) => level === 'problem')) process.exitCode = EXIT.problems;
}

async function settings(): Promise<Finding[]> {
  const { readConfig } = await import('../config.ts');
  try {
    readConfig(process.env);
    return [{ level: 'ok', text: 'The settings of this machine can be read.' }];
  } catch (error) {
    return [{ level: 'problem', text: (error as Error).message }];
  }
}

async function running(client: Client, url: string): Promise<Finding[]> {
  const [system, { items: channels }, { configuration, warnings }, { items: runbooks }] = await Promise.all([
    client.system({}),
    client.channels({}),
    client.configuration({}),
    client.runbooks({}),
  ]);
  const { audit, now, version, store } = system;
  const age = audit.at === null ? null : now - audit.at;
  const toPeople = channels.filter((channel) => channel.configured && channel.name !== 'terminal').map((channel) => channel.title);
  return [
    { level: 'ok', text: `Muster ${version} answers at ${url}, on ${store}.` },
    age === null || age > AUDIT_KEEP_MS
      ? { level: 'problem', text: 'The audit has not looked lately: nobody watches over open incidents.' }
      : { level: 'ok', text: `The audit looked ${Math.round(age / 1_000)} s ago.` },
    ...audit.problems.map((text): Finding => ({ level: 'problem', text })),
    toPeople.length > 0
      ? { level: 'ok', text: `People can be told by: ${toPeople.join(', ')}.` }
      : { level: 'problem', text: 'No channel but the terminal is set up: nobody would be woken.' },
    runbooks.length > 0
      ? { level: 'ok', text: `Runbooks: ${runbooks.map(({ name }) => name).join(', ')}.` }
      : { level: 'problem', text: 'There is no runbook.' },
    ...runbooks
      .filter(({ problems }) => problems.errors > 0)
      .map(({ name }): Finding => ({ level: 'problem', text: `The runbook "${name}" has errors: look at it in the console.` })),
    ...(configuration.people.length > 0 ? [] : [{ level: 'problem' as const, text: 'There are no people.' }]),
    ...warnings.map(({ code, message }): Finding => ({ level: code === 'catch-all-empty' ? 'problem' : 'note', text: message })),
  ];
}
