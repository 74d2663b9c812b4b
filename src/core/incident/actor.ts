/** Who did it. `system` is the program keeping a promise of the runbook; `alert` is a monitor. */
export type Actor = { kind: 'person'; id: string; name: string } | { kind: 'alert'; name: string } | { kind: 'system'; name: string };

export const SYSTEM: Actor = { kind: 'system', name: 'Muster' };
