import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const ackCommand: RegisterCommand = (program) => {
  onIncident(program, 'ack', 'acknowledge: "I am on it"; stops the ladder').action((incident: string, options: RemoteOptions) =>
    act(incident, options, () => ({ type: 'AcknowledgeIncident', via: 'cli' })),
  );
};
