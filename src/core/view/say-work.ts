import type { IncidentEvent } from '../incident/event.ts';
import { detail, type Saying, type Telling } from './saying.ts';

/** Who does what, and how far the work has come. */
export function sayWork(event: IncidentEvent, told: Telling): Saying | null {
  switch (event.type) {
    case 'RoleAssigned':
      return {
        text: `${event.personName} is ${told.name.role(event.role)}`,
        detail: detail(event.because),
        weight: 'normal',
        src: event.src,
      };
    case 'RoleReleased':
      return { text: `Nobody is ${told.name.role(event.role)} any more`, weight: 'normal' };
    case 'PhaseEntered':
      return { text: `Phase: ${told.name.phase(event.phase)}`, detail: detail(event.because), weight: 'normal', src: event.src };
    case 'StepTicked':
      // A step that is a question stands in the timeline by its answer already.
      return {
        text: `Done: ${event.text}`,
        detail: detail(event.note),
        weight: event.text.endsWith('?') ? 'minor' : 'normal',
        src: event.src,
      };
    case 'StepSkipped':
      return { text: `Skipped: ${event.text}`, detail: detail(event.reason), weight: 'normal', src: event.src };
    case 'StepReopened':
      return { text: `Open again: ${event.text}`, weight: 'normal' };
    case 'QuestionAnswered':
      return { text: `${question(event.question)} ${event.value}`, weight: 'normal', src: event.src };
    case 'GatePassed':
      return { text: `${question(event.text)} ${event.outcome === 'yes' ? 'Yes' : 'No'}`, weight: 'normal', src: event.src };
    case 'UpdatePosted':
      return {
        text: `Update to ${event.audience}${event.subject === null ? '' : `: ${event.subject}`}`,
        detail: detail(
          event.body,
          event.publicStatus === null ? null : `Public status: ${event.publicStatus}`,
          event.nextUpdateAt === null ? null : `Next update promised by ${told.time(event.nextUpdateAt)}`,
        ),
        weight: 'major',
      };
    case 'NoteAdded':
      return { text: event.text, weight: 'normal', at: event.happenedAt };
    default:
      return null;
  }
}

/** "Is it contained?" stays; "customer-facing" becomes "customer-facing:", so that the answer reads after it. */
function question(text: string): string {
  return /[?:.!]\s*$/.test(text) ? text : `${text}:`;
}
