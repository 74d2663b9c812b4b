import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const severityCommand: RegisterCommand = (program) => {
  onIncident(program, 'severity', 'change how bad it is')
    .argument('<level>', 'a severity of the runbook')
    .option('-r, --reason <text>', 'why', '')
    .action((incident: string, severity: string, options: RemoteOptions & { reason: string }) =>
      act(incident, options, () => ({ type: 'ChangeSeverity', severity, reason: options.reason })),
    );
};
