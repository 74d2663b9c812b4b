/**
 * The points between taking a signal in and having told somebody. The crash test kills the process at each of them; the program
 * itself passes straight through.
 */
export const BOUNDARIES = [
  'accepted',
  'inbox-claimed',
  'folding',
  'folded',
  'wakes-claimed',
  'waking',
  'woken',
  'outbox-claimed',
  'sending',
  'sent',
  'settling',
  'settled',
] as const;

export type BoundaryName = (typeof BOUNDARIES)[number];
export type Boundary = (name: BoundaryName) => void;

export const noBoundary: Boundary = () => {};
