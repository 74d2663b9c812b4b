import { UnknownIncident } from '../engine/engine.ts';
import type { IncidentRow, Reading } from '../engine/store.ts';

/** Finds an incident by what people write: `42`, `INC-42`, `#42` or its id. Throws UnknownIncident. */
export async function findIncident(store: Reading, text: string): Promise<IncidentRow> {
  const number = /^(?:inc-|#)?(\d{1,9})$/i.exec(text.trim())?.[1];
  const row = number === undefined ? await store.incident(text) : await store.incidentByNumber(Number(number));
  if (row === null) throw new UnknownIncident(`There is no incident ${number === undefined ? `"${text}"` : `INC-${number}`}.`);
  return row;
}
