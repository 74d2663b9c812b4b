import { CommandFailure, EXIT, type RegisterCommand } from './command.ts';
import type { RemoteOptions } from './remote/connect.ts';
import { act, onIncident } from './remote/on-incident.ts';

export const answerCommand: RegisterCommand = (program) => {
  onIncident(program, 'answer', 'answer a question of the runbook; some decide who is told')
    .argument('<field=value>', 'customer-facing=yes')
    .action(answer);
};

async function answer(incident: string, given: string, options: RemoteOptions): Promise<void> {
  const [, field, value] = /^\s*([^=]+?)\s*=\s*(.*\S)\s*$/s.exec(given) ?? [];
  if (field === undefined || value === undefined)
    throw new CommandFailure(`"${given}" is no answer: write customer-facing=yes.`, EXIT.usage);
  const { choose } = await import('./remote/choose.ts');
  await act(incident, options, async (look) => {
    const questions = (await look()).questions.map((question) => ({ id: question.field, text: question.question }));
    return { type: 'AnswerQuestion', field: choose('question', field, questions).id, value };
  });
}
