export type StepId = 'account' | 'runbook' | 'people' | 'contact' | 'practice';
export type StepProps = { token: string; onDone: () => void };

export const steps: { id: StepId; name: string }[] = [
  { id: 'account', name: 'Account' },
  { id: 'runbook', name: 'Runbook' },
  { id: 'people', name: 'People' },
  { id: 'contact', name: 'Test message' },
  { id: 'practice', name: 'Practice' },
];

const KEY = 'muster-setup-step';

export function rememberStep(step: StepId): void {
  localStorage.setItem(KEY, step);
}

export function rememberedStep(): string | null {
  return localStorage.getItem(KEY);
}
