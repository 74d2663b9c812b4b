import type { Command } from 'commander';
import type { Client } from '../../contract/client.ts';
import type { PersonCommand } from '../../contract/incident.ts';
import { type RemoteOptions, remote, withClient } from './connect.ts';

export type View = Awaited<ReturnType<Client['incident']>>;

/** A command about one incident: `muster NAME INCIDENT …`. */
export function onIncident(program: Command, name: string, description: string): Command {
  return remote(program.command(name).description(description).argument('<incident>', '42, INC-42 or its id'));
}

/** Does one thing to an incident and prints where it stands after it. `build` may look at the incident first. */
export async function act(
  incident: string,
  options: RemoteOptions,
  build: (look: () => Promise<View>, client: Client) => Promise<PersonCommand> | PersonCommand,
): Promise<void> {
  await withClient(options, async (client) => {
    const body = await build(() => client.incident({ params: { id: incident } }), client);
    const view = await client.command({ params: { id: incident }, body });
    const [{ print }, { summaryLine }] = await Promise.all([import('./print.ts'), import('./incident-text.ts')]);
    print(options, view, () => summaryLine(view, Temporal.Now.instant().epochMilliseconds));
  });
}
