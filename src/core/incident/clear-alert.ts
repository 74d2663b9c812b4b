import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { finish } from './resolve.ts';

/** A monitor says that its alert is over. When nobody has answered yet and all of them are over, so is the incident. */
export function clearAlert(decision: Decision, command: Extract<IncidentCommand, { type: 'ClearAlert' }>): Verdict {
  const alert = Object.hasOwn(decision.state.alerts, command.key) ? decision.state.alerts[command.key] : undefined;
  if (alert === undefined || alert.status === 'resolved') return undefined;
  decision.emit({ type: 'AlertCleared', key: command.key });
  const { lifecycle, acknowledged, alerts } = decision.state;
  const allClear = Object.values(alerts).every((one) => one.status === 'resolved');
  if (lifecycle === 'triage' && acknowledged === null && allClear) finish(decision, 'It cleared by itself before anybody answered.');
  return undefined;
}
