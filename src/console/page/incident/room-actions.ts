import type { IncidentView } from '../../api/view.ts';
import type { Room } from './room.ts';

export type RoomAction = { label: string; key?: string; does: (room: Room) => void };

/** What can be done to the incident as a whole now, the most likely first. At most the first two fit under a thumb. */
export function roomActions(incident: IncidentView): RoomAction[] {
  const acknowledge: RoomAction = { label: 'Acknowledge', key: 'a', does: (room) => void room.run({ type: 'AcknowledgeIncident' }) };
  const accept: RoomAction = { label: 'Accept', ...(incident.acknowledged ? { key: 'a' } : {}), does: (room) => room.open('accept') };
  const decline: RoomAction = { label: 'Decline', does: (room) => room.open('decline') };
  const update: RoomAction = { label: 'Post update', key: 'u', does: (room) => room.open('update') };
  const resolve: RoomAction = { label: 'Resolve', key: 'r', does: (room) => room.open('resolve') };
  const close: RoomAction = { label: 'Close', key: 'r', does: (room) => void room.run({ type: 'CloseIncident' }) };
  const reopen: RoomAction = { label: 'Reopen', does: (room) => room.open('reopen') };
  const report: RoomAction = { label: 'Report', does: (room) => room.open('report') };
  switch (incident.lifecycle) {
    case 'triage':
      return incident.acknowledged ? [accept, decline] : [acknowledge, accept, decline];
    case 'active':
      return incident.acknowledged ? [resolve, update] : [acknowledge, resolve, update];
    case 'resolved':
      return [close, report, update, reopen];
    case 'closed':
      return [report, reopen];
    default:
      return [report];
  }
}

const ofTheWhole = ['AcknowledgeIncident', 'AcceptIncident', 'DeclineIncident', 'ResolveIncident', 'ReopenIncident', 'CloseIncident'];

/** Whether one of them waits for its answer: until then no other takes its place below the same thumb. */
export function isMoving({ pressed }: Room): boolean {
  return pressed.some((command) => ofTheWhole.includes(command.type));
}
