import type { RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const closeCommand: RegisterCommand = (program) => {
  onIncident(program, 'close', 'close a resolved incident: nothing is left to do').action((incident: string, options: RemoteOptions) =>
    act(incident, options, () => ({ type: 'CloseIncident' })),
  );
};
