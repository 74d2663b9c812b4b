import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const declineCommand: RegisterCommand = (program) => {
  onIncident(program, 'decline', 'say that an alert in triage was a false positive')
    .requiredOption('-r, --reason <text>', 'why')
    .action((incident: string, options: RemoteOptions & { reason: string }) =>
      act(incident, options, () => ({ type: 'DeclineIncident', reason: options.reason })),
    );
};
