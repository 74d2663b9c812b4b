import type { IncidentCommand } from './command.ts';
import { isOpen } from './condition.ts';
import type { Decision, Verdict } from './decision.ts';
import { wrongState } from './refuse.ts';
import { resume } from './reopen.ts';

/** One more alert, or an alert fired again. A resolved incident is reopened by it: a page is better than a lost alert. */
export function attachAlert(decision: Decision, command: Extract<IncidentCommand, { type: 'AttachAlert' }>): Verdict {
  const { state } = decision;
  const known = Object.hasOwn(state.alerts, command.alert.key) ? state.alerts[command.alert.key] : undefined;
  if (known?.status === command.alert.status && known.summary === command.alert.summary) return undefined;
  if (!isOpen(state) && state.lifecycle !== 'resolved') return wrongState(state, 'given alerts', 'Raise a new incident for the alert.');
  decision.emit({ type: 'AlertAttached', alert: command.alert });
  if (state.lifecycle === 'resolved' && command.alert.status === 'firing')
    resume(decision, `An alert fired again: ${command.alert.summary}`);
  return undefined;
}
