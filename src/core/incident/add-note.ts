import { isInstant } from '../time/instant.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { invalid } from './refuse.ts';

/** Something worth writing down, now or as of when it happened. */
export function addNote(decision: Decision, command: Extract<IncidentCommand, { type: 'AddNote' }>): Verdict {
  if (command.text.trim() === '') return invalid('Write something.');
  const happenedAt = command.happenedAt ?? decision.now;
  if (!isInstant(happenedAt)) return invalid('That is no time.');
  if (happenedAt > decision.now) return invalid('A note cannot be of something in the future.');
  decision.emit({ type: 'NoteAdded', text: command.text, happenedAt });
  return undefined;
}
