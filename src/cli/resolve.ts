import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const resolveCommand: RegisterCommand = (program) => {
  onIncident(program, 'resolve', 'say that it is over; the review begins')
    .option('--summary <text>', 'what it was', '')
    .action((incident: string, options: RemoteOptions & { summary: string }) =>
      act(incident, options, () => ({ type: 'ResolveIncident', summary: options.summary })),
    );
};
