import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident, type View } from './remote/on-incident.ts';

type Options = RemoteOptions & { note?: string; skip?: string; reopen: boolean };
type Step = View['phases'][number]['steps'][number];

export const stepCommand: RegisterCommand = (program) => {
  onIncident(program, 'step', 'tick a step of the runbook')
    .argument('<step>', 'its id, or a part of its text that no other step has')
    .option('--note <text>', 'what came of it')
    .option('--skip <reason>', 'leave it out, and say why')
    .option('--reopen', 'it is to be done after all', false)
    .action(step);
};

async function step(incident: string, given: string, options: Options): Promise<void> {
  const { note, skip, reopen } = options;
  if ([note !== undefined, skip !== undefined, reopen].filter(Boolean).length > 1) {
    throw new CommandFailure('Give only one of --note, --skip and --reopen.', EXIT.usage);
  }
  const { choose } = await import('./remote/choose.ts');
  await act(incident, options, async (look) => {
    const { phases, procedures } = await look();
    const steps = [...phases, ...procedures].flatMap((part) => withNested(part.steps)).map(({ id, text }) => ({ id, text }));
    const { id } = choose('step', given, steps);
    if (skip !== undefined) return { type: 'SkipStep', step: id, reason: skip };
    return reopen ? { type: 'ReopenStep', step: id } : { type: 'TickStep', step: id, note: note ?? null };
  });
}

function withNested(steps: Step[]): Step[] {
  return steps.flatMap((one) => [one, ...withNested(one.steps)]);
}
