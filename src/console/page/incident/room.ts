import { createContext, useContext } from 'react';
import type { PersonCommand } from '../../../contract/incident.ts';
import type { Run } from '../../api/use-command.ts';
import type { IncidentView } from '../../api/view.ts';

export type Dialog = 'accept' | 'decline' | 'resolve' | 'reopen' | 'update' | 'report' | 'escalate' | 'severity';

/**
 * What every part of an incident's room needs: the incident with what was just pressed, a way to do something to it, what the server has
 * not answered yet, and the dialogs.
 */
export type Room = { incident: IncidentView; run: Run; pressed: PersonCommand[]; open: (dialog: Dialog) => void };

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This part belongs into an incident room.');
  return room;
}
