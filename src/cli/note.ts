import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const noteCommand: RegisterCommand = (program) => {
  onIncident(program, 'note', 'write something into the timeline')
    .argument('<text>', 'what happened')
    .option('--at <time>', 'when it happened, ISO 8601; now unless given')
    .action(note);
};

async function note(incident: string, text: string, options: RemoteOptions & { at?: string }): Promise<void> {
  const { readTime } = await import('./remote/time-text.ts');
  const happenedAt = options.at === undefined ? null : readTime(options.at, '--at');
  await act(incident, options, () => ({ type: 'AddNote', text, happenedAt }));
}
