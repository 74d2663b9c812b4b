import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const acceptCommand: RegisterCommand = (program) => {
  onIncident(program, 'accept', 'accept an alert in triage as an incident')
    .requiredOption('-s, --severity <level>', 'a severity of the runbook')
    .action((incident: string, options: RemoteOptions & { severity: string }) =>
      act(incident, options, () => ({ type: 'AcceptIncident', severity: options.severity })),
    );
};
