import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const gateCommand: RegisterCommand = (program) => {
  onIncident(program, 'gate', 'answer a gate of the runbook: it decides where to go next')
    .argument('<gate>', 'its id, or a part of its question')
    .argument('<outcome>', 'yes or no')
    .action(gate);
};

async function gate(incident: string, given: string, outcome: string, options: RemoteOptions): Promise<void> {
  if (outcome !== 'yes' && outcome !== 'no') throw new CommandFailure(`"${outcome}" is no outcome: yes or no.`, EXIT.usage);
  const { choose } = await import('./remote/choose.ts');
  await act(incident, options, async (look) => {
    const gates = (await look()).phases.flatMap((phase) => phase.gates).map(({ id, question }) => ({ id, text: question }));
    return { type: 'DecideGate', gate: choose('gate', given, gates).id, outcome };
  });
}
