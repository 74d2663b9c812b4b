import { useSyncExternalStore } from 'react';
import type { PersonCommand } from '../../contract/incident.ts';

// What somebody did here and the server has not answered yet, by incident, oldest first. React sees a new one in the same turn of the page.
const pressed = new Map<string, PersonCommand[]>();
const none: PersonCommand[] = [];
const listeners = new Set<() => void>();

/** Shows the press at once; call what comes back when the server has answered. */
export function press(incident: string, command: PersonCommand): () => void {
  change(incident, (known) => [...known, command]);
  return () => change(incident, (known) => known.filter((one) => one !== command));
}

export function usePressed(incident: string): PersonCommand[] {
  return useSyncExternalStore(subscribe, () => pressed.get(incident) ?? none);
}

function change(incident: string, by: (known: PersonCommand[]) => PersonCommand[]): void {
  pressed.set(incident, by(pressed.get(incident) ?? none));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
