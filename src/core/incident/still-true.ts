import type { CompiledPolicy } from '../policy/policy.ts';
import { isOpen } from './condition.ts';
import type { Notification } from './notification.ts';
import { AGAIN } from './repeat.ts';
import type { IncidentState } from './state.ts';

/**
 * Why a message is no longer true at the moment of sending it, in a sentence for the timeline's reader; null when it still is. A backlog
 * must not wake anybody for what is over: matrix steps hold until resolved, ladder steps until acknowledged.
 */
export function whyStale(notification: Notification, state: IncidentState, policy: CompiledPolicy): string | null {
  const { purpose } = notification;
  if (purpose === 'test' || purpose === 'update') return null;
  if (purpose === 'reminder') return isOver(state) ? `The incident is ${state.lifecycle}.` : null;
  if (!isOpen(state)) return `The incident is ${state.lifecycle}.`;
  if (purpose === 'inform') return null;
  const { acknowledged } = state;
  if (acknowledged === null) return null;
  if (acknowledged.personId === notification.personId) return 'They have acknowledged.';
  if (purpose === 'catch-all' || isOfLadder(notification, state, policy)) return `${acknowledged.by} has acknowledged.`;
  return null;
}

function isOver(state: IncidentState): boolean {
  return state.lifecycle === 'closed' || state.lifecycle === 'declined' || state.lifecycle === 'merged';
}

/** A notification's `dedupe` names its causes: `42/1/rung-2+1/rung-3/ada`. Only a page that ladders alone asked for rests with them. */
function isOfLadder(notification: Notification, state: IncidentState, policy: CompiledPolicy): boolean {
  const causes = notification.dedupe.slice(`${state.number}/`.length, -`/${notification.personId}`.length).split('+');
  const rungs = new Set(policy.ladders.flatMap((ladder) => ladder.rungs.map((rung) => rung.id)));
  const names = causes.map((cause) => cause.slice(cause.indexOf('/') + 1));
  return names.every((name) => rungs.has(name) || name.startsWith(AGAIN));
}
