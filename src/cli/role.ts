import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const roleCommand: RegisterCommand = (program) => {
  onIncident(program, 'role', 'give a role of the runbook to a person, or take it back')
    .argument('<role>', 'its name or abbreviation: "Scribe", IC')
    .argument('[person]', 'who takes it: an id, a name or a mail address')
    .option('--release', 'nobody holds it from now on', false)
    .action(role);
};

async function role(
  incident: string,
  given: string,
  person: string | undefined,
  options: RemoteOptions & { release: boolean },
): Promise<void> {
  if (options.release === (person !== undefined)) throw new CommandFailure('Name a person, or give --release.', EXIT.usage);
  const { choose } = await import('./remote/choose.ts');
  await act(incident, options, async (look, client) => {
    const { roles } = await look();
    const short = roles.find((one) => one.abbreviation?.toLowerCase() === given.toLowerCase());
    const id =
      short?.id ??
      choose(
        'role',
        given,
        roles.map((one) => ({ id: one.id, text: one.name })),
      ).id;
    if (person === undefined) return { type: 'ReleaseRole', role: id };
    const people = (await client.configuration({})).configuration.people.map((one) => ({
      id: one.id,
      text: `${one.name} ${one.email ?? ''}`.trim(),
    }));
    return { type: 'AssignRole', role: id, personId: choose('person', person, people).id };
  });
}
