import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { finish } from './resolve.ts';

/**
 * An alert is over. When nobody has answered yet and its monitor says so of the last one, so is the incident. A monitor that merely fell
 * silent ends nothing: it may be down with what it watched, and a page must not be lost with it.
 */
export function clearAlert(decision: Decision, command: Extract<IncidentCommand, { type: 'ClearAlert' }>): Verdict {
  const alert = Object.hasOwn(decision.state.alerts, command.key) ? decision.state.alerts[command.key] : undefined;
  if (alert?.status === 'firing') decision.emit({ type: 'AlertCleared', key: command.key, because: command.because });
  const { lifecycle, acknowledged, alerts } = decision.state;
  const allClear = !command.othersFiring && Object.values(alerts).every((one) => one.status === 'resolved');
  if (command.because === 'monitor' && lifecycle === 'triage' && acknowledged === null && allClear) {
    finish(decision, 'It cleared by itself before anybody answered.');
  }
  return undefined;
}
