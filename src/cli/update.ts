import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import { type RemoteOptions, withClient } from './remote/connect.ts';
import { act, onIncident, type View } from './remote/on-incident.ts';

type Options = RemoteOptions & { template?: string; audience?: string; subject?: string; status?: string; draft: boolean };
const STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'] as const;
type Status = (typeof STATUSES)[number];

export const updateCommand: RegisterCommand = (program) => {
  onIncident(program, 'update', "tell those who wait; with --draft, print the runbook's template filled with what is known")
    .argument('[text]', 'the message; "-" reads it from the standard input')
    .option('--template <name>', 'a template of the runbook, by its id or a part of its name')
    .option('--draft', 'print the filled template and send nothing', false)
    .option('--audience <name>', 'internal, stakeholders or public')
    .option('--subject <text>', 'a subject line')
    .option('--status <status>', `the public status: ${STATUSES.join(', ')}`)
    .action(update);
};

async function update(incident: string, text: string | undefined, options: Options): Promise<void> {
  if (options.draft) return draft(incident, options);
  const body = text === '-' ? await standardInput() : text;
  if (!body?.trim()) throw new CommandFailure('Say what to tell them: muster update INC-42 "Checkout works again."', EXIT.usage);
  const publicStatus = statusOf(options.status);
  await act(incident, options, async (look) => ({
    type: 'PostUpdate',
    body,
    publicStatus,
    template: options.template === undefined ? null : await templateOf(await look(), options.template),
    ...(options.audience === undefined ? {} : { audience: options.audience }),
    ...(options.subject === undefined ? {} : { subject: options.subject }),
  }));
}

async function draft(incident: string, options: Options): Promise<void> {
  const { template } = options;
  if (template === undefined) throw new CommandFailure('Say which template: --template "Status update".', EXIT.usage);
  const [{ print }, { plain, line }] = await Promise.all([import('./remote/print.ts'), import('./remote/terminal-text.ts')]);
  await withClient(options, async (client) => {
    const view = await client.incident({ params: { id: incident } });
    const filled = await client.draft({ params: { id: incident, template: await templateOf(view, template) } });
    const blanks = filled.missing.map(
      ({ name, choices }) => `  ${line(name)}${choices.length > 0 ? `: ${choices.map(line).join(' | ')}` : ''}`,
    );
    const missing = blanks.length === 0 ? '' : `\n\nStill blank:\n${blanks.join('\n')}`;
    print(options, filled, () => plain(`${filled.subject === null ? '' : `Subject: ${filled.subject}\n\n`}${filled.body}`) + missing);
  });
}

async function templateOf(view: View, given: string): Promise<string> {
  const { choose } = await import('./remote/choose.ts');
  return choose(
    'template',
    given,
    view.templates.map(({ id, name }) => ({ id, text: name })),
  ).id;
}

function statusOf(given: string | undefined): Status | null {
  if (given === undefined) return null;
  const status = STATUSES.find((one) => one === given);
  if (status === undefined) throw new CommandFailure(`There is no public status "${given}": ${STATUSES.join(', ')}.`, EXIT.usage);
  return status;
}

async function standardInput(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  return text(process.stdin);
}
