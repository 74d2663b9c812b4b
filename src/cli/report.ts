import type { RegisterCommand } from './command.ts';
import { type RemoteOptions, withClient } from './remote/connect.ts';
import { onIncident } from './remote/on-incident.ts';

export const reportCommand: RegisterCommand = (program) => {
  onIncident(program, 'report', "the incident as Markdown, by the runbook's own postmortem sections").action(report);
};

async function report(incident: string, options: RemoteOptions): Promise<void> {
  const [{ print }, { plain }] = await Promise.all([import('./remote/print.ts'), import('./remote/terminal-text.ts')]);
  await withClient(options, async (client) => {
    const answer = await client.report({ params: { id: incident } });
    print(options, answer, () => plain(answer.markdown.trimEnd()));
  });
}
