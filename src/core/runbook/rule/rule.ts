import type { DiagnosticLevel } from '../../policy/diagnostic.ts';
import type { Report } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';

/**
 * One rule of `muster check`, as its owner may look it up: what it finds, why that matters at 03:00, and what to write instead.
 * `bad` and `good` are runbook text that has the fault and that does not; both are compiled in a test. Refusals of a whole text
 * have neither. `check` looks for it; a rule without one is reported by the part that its fault stops.
 */
export type Rule = {
  id: string;
  level: DiagnosticLevel;
  title: string;
  what: string;
  why: string;
  instead: string;
  bad: string[] | null;
  good: string[] | null;
  check?: (reading: Reading, report: Report, today: string | null) => void;
};
