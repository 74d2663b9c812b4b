import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { reserved } from './power.ts';
import { nextUpdateAt, settleUpdates } from './promise-updates.ts';
import { invalid, wrongState } from './refuse.ts';
import { tickMeaning } from './step.ts';

/** Tells an audience how things stand, and by when the next update comes. Everybody who was told of the incident gets it. */
export function postUpdate(decision: Decision, command: Extract<IncidentCommand, { type: 'PostUpdate' }>): Verdict {
  const { state, context, by } = decision;
  if (state.lifecycle === 'merged' || state.lifecycle === 'declined') return wrongState(state, 'updated');
  if (command.body.trim() === '') return invalid('Write something: an empty update tells nobody anything.');
  const outside = command.audience !== 'internal';
  const refused = outside ? reserved(decision, 'approve-communication') : undefined;
  if (refused !== undefined) return refused;
  const { type: _, ...said } = command;
  decision.emit({ type: 'UpdatePosted', ...said, nextUpdateAt: nextUpdateAt(decision) });
  settleUpdates(decision);
  if (outside) tickMeaning(decision, 'notify-stakeholders', 'An update was posted.');
  const about = `update-${decision.state.version}`;
  const told = new Set(Object.values(state.notifications).map((one) => one.personId));
  for (const personId of told) {
    if (by.kind === 'person' && by.id === personId) continue;
    if (!context.directory.people.some((one) => one.id === personId)) continue;
    const reason = `An update by ${by.name}.`;
    decision.notify({ about, personId, purpose: 'update', reason, src: null, channels: [], body: command.body, subject: command.subject });
  }
  return undefined;
}
