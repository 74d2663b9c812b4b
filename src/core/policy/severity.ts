import type { Delay } from '../time/delay.ts';
import type { Fact, Stated, Text } from './source.ts';

/** A target as written ("Immediate (< 15 minutes)") and as understood. */
export type Target = { text: string; delay: Delay };

/** "error rate > 10 %": what a criterion says in numbers, so that an alert's value can suggest the severity. */
export type Threshold = Fact & {
  text: string;
  measure: string;
  comparison: '>' | '>=' | '<' | '<=';
  value: number;
  unit: string;
};

/** One level of the runbook's own scale. `rank` 1 is the most severe, whatever order the document lists them in. */
export type Severity = Fact & {
  id: string;
  name: Stated<string>;
  rank: number;
  criteria: Text[];
  systemImpact: Stated<string>;
  businessImpact: Stated<string>;
  examples: Text[];
  acknowledgeWithin: Stated<Target>;
  respondWithin: Stated<Target>;
  resolveWithin: Stated<Target>;
  thresholds: Threshold[];
};

/** The ids of the levels that a fact applies to; `*` where the runbook names none. */
export type Severities = '*' | string[];

/** Does a fact that applies to `severities` apply to the level `id`? */
export function appliesTo(severities: Severities, id: string): boolean {
  return severities === '*' || severities.includes(id);
}
