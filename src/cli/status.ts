import type { RegisterCommand } from './command.ts';
import { type RemoteOptions, remote, withClient } from './remote/connect.ts';

export const statusCommand: RegisterCommand = (program) => {
  const command = program
    .command('status')
    .description('open incidents, or everything about one')
    .argument('[incident]', '42, INC-42 or its id');
  remote(command).option('--all', 'those that are over as well', false).action(status);
};

async function status(incident: string | undefined, options: RemoteOptions & { all: boolean }): Promise<void> {
  const [{ print }, { incidentText, summaryLine }] = await Promise.all([import('./remote/print.ts'), import('./remote/incident-text.ts')]);
  await withClient(options, async (client) => {
    if (incident !== undefined) {
      const view = await client.incident({ params: { id: incident } });
      return print(options, view, () => incidentText(view, Temporal.Now.instant().epochMilliseconds));
    }
    const found = await client.incidents({ query: { limit: 200, ...(options.all ? {} : { lifecycle: 'triage,active,resolved' }) } });
    print(options, found, () => found.items.map((one) => summaryLine(one, found.now)).join('\n') || 'No open incidents.');
  });
}
