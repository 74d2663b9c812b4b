import type { Instant } from '../time/instant.ts';
import { accept } from './accept.ts';
import { acknowledge } from './acknowledge.ts';
import type { Actor } from './actor.ts';
import { addNote } from './add-note.ts';
import { answerQuestion } from './answer-question.ts';
import { assignRole } from './assign-role.ts';
import { attachAlert } from './attach-alert.ts';
import { changeRunbook } from './change-runbook.ts';
import { changeSeverity } from './change-severity.ts';
import { clearAlert } from './clear-alert.ts';
import { close } from './close.ts';
import type { IncidentCommand, Rejection } from './command.ts';
import type { DecisionContext } from './context.ts';
import { correctTime } from './correct-time.ts';
import { decideGate } from './decide-gate.ts';
import { Decision, type Verdict } from './decision.ts';
import { declare } from './declare.ts';
import { decline } from './decline.ts';
import { doDue } from './do-due.ts';
import { enterPhase } from './enter-phase.ts';
import { escalate } from './escalate.ts';
import type { IncidentEvent } from './event.ts';
import { meetObligation } from './meet-obligation.ts';
import { merge } from './merge.ts';
import { postUpdate } from './post-update.ts';
import { raise } from './raise.ts';
import { recordDelivery } from './record-delivery.ts';
import { releaseRole } from './release-role.ts';
import { rename } from './rename.ts';
import { reopen } from './reopen.ts';
import { reopenStep } from './reopen-step.ts';
import { resolve } from './resolve.ts';
import { setCategory } from './set-category.ts';
import { skipStep } from './skip-step.ts';
import type { IncidentState } from './state.ts';
import { tickStep } from './tick-step.ts';
import { waiveObligation } from './waive-obligation.ts';

/**
 * What happens because of a command, or why it is refused. Pure and total: it never throws on a state that `evolve` can reach. `by` is whose
 * command it is (`recordedBy` says in whose name each event is kept). No events: it had been done already. Whatever else is due by `now`
 * is done along with it, so that a late `Wake` changes nothing.
 */
export function decide(
  context: DecisionContext,
  state: IncidentState | null,
  command: IncidentCommand,
  by: Actor,
  now: Instant,
): { events: IncidentEvent[] } | { rejected: Rejection } {
  const begins = command.type === 'RaiseIncident' || command.type === 'DeclareIncident';
  if (!begins && state === null) return { rejected: { code: 'unknown', message: 'There is no such incident.' } };
  if (begins && state !== null) return { rejected: { code: 'wrong-state', message: `INC-${state.number} has been raised already.` } };
  const decision = new Decision(context, state, by, now);
  const rejected = verb(decision, command);
  if (rejected !== undefined) return { rejected };
  if (decision.events.length > 0 || command.type === 'Wake') doDue(decision);
  return { events: decision.events };
}

function verb(decision: Decision, command: IncidentCommand): Verdict {
  switch (command.type) {
    case 'RaiseIncident':
      return raise(decision, command);
    case 'DeclareIncident':
      return declare(decision, command);
    case 'AttachAlert':
      return attachAlert(decision, command);
    case 'ClearAlert':
      return clearAlert(decision, command);
    case 'AcknowledgeIncident':
      return acknowledge(decision, command);
    case 'AcceptIncident':
      return accept(decision, command);
    case 'DeclineIncident':
      return decline(decision, command);
    case 'ChangeSeverity':
      return changeSeverity(decision, command);
    case 'SetCategory':
      return setCategory(decision, command);
    case 'RenameIncident':
      return rename(decision, command);
    case 'AssignRole':
      return assignRole(decision, command);
    case 'ReleaseRole':
      return releaseRole(decision, command);
    case 'EnterPhase':
      return enterPhase(decision, command);
    case 'TickStep':
      return tickStep(decision, command);
    case 'SkipStep':
      return skipStep(decision, command);
    case 'ReopenStep':
      return reopenStep(decision, command);
    case 'AnswerQuestion':
      return answerQuestion(decision, command);
    case 'DecideGate':
      return decideGate(decision, command);
    case 'PostUpdate':
      return postUpdate(decision, command);
    case 'AddNote':
      return addNote(decision, command);
    case 'CorrectTime':
      return correctTime(decision, command);
    case 'Escalate':
      return escalate(decision, command);
    case 'MeetObligation':
      return meetObligation(decision, command);
    case 'WaiveObligation':
      return waiveObligation(decision, command);
    case 'RecordDelivery':
      return recordDelivery(decision, command);
    case 'ResolveIncident':
      return resolve(decision, command);
    case 'ReopenIncident':
      return reopen(decision, command);
    case 'CloseIncident':
      return close(decision);
    case 'MergeIncident':
      return merge(decision, command);
    case 'ChangeRunbook':
      return changeRunbook(decision, command);
    case 'Wake':
      return undefined;
  }
}
