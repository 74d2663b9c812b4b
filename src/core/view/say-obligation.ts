import type { IncidentEvent } from '../incident/event.ts';
import { detail, type Saying, type Telling } from './saying.ts';

/** The runbook's promises: made, kept, missed. */
export function sayObligation(event: IncidentEvent, told: Telling): Saying | null {
  if (event.type === 'ObligationOpened') {
    const { what, owner, dueAt, src } = event.obligation;
    return { text: `To do: ${what}`, detail: detail(owner, due(dueAt, told)), weight: 'minor', src };
  }
  if (!('id' in event)) return null;
  const obligation = told.obligations.get(event.id);
  const what = obligation?.what ?? event.id;
  const src = obligation?.src ?? null;
  switch (event.type) {
    case 'ObligationMet':
      return { text: `Kept: ${what}`, weight: 'minor', src };
    case 'ObligationBreached':
      return {
        text: `Overdue: ${what}`,
        detail: detail(obligation?.owner ?? null, due(obligation?.dueAt ?? null, told)),
        weight: 'major',
        src,
      };
    case 'ObligationWaived':
      return { text: `Waived: ${what}`, detail: detail(event.reason), weight: told.consequences.has(event) ? 'minor' : 'normal', src };
    case 'ObligationMoved':
      return { text: `${event.what ?? what}: ${due(event.dueAt, told) ?? 'no longer due at a time'}`, weight: 'minor', src };
  }
}

function due(at: number | null, told: Telling): string | null {
  return at === null ? null : `due ${told.dateAndTime(at)}`;
}
