import type { PagingRepeat } from '../policy/escalation.ts';
import type { Found } from './change.ts';
import { compareFacts, type FactKind } from './compare-facts.ts';
import type { Comparison } from './comparison.ts';

/** How soon people are called again when nobody has acknowledged: sooner is stronger. */
export function repeatChanges({ before, after }: Comparison): Found[] {
  const all = ({ repeat }: Comparison['before']): PagingRepeat[] => (repeat === undefined ? [] : [repeat]);
  return compareFacts(all(before), all(after), KIND);
}

const said = ({ afterMinutes }: PagingRepeat): string => `after ${afterMinutes.join(', then ')} minutes, and so on`;

const KIND: FactKind<PagingRepeat> = {
  kind: 'escalation',
  subject: () => 'Whoever was called first',
  says: said,
  keys: [() => 'repeat'],
  gone: (one) => `is no longer called again ${said(one)}`,
  come: (one) => `is called again ${said(one)}`,
  worth: true,
  why: 'Who slept through the first page may hear the next.',
  fields: [
    (before, after) =>
      said(before) === said(after)
        ? []
        : [
            {
              tail: `is called again ${said(after)}, was ${said(before)}`,
              before: said(before),
              after: said(after),
              effect: slower(before, after) < 0 ? 'weaker' : slower(before, after) > 0 ? 'stronger' : 'neutral',
              why: 'This is the pace at which Muster calls while nobody has acknowledged.',
            },
          ],
  ],
};

/** Below 0 when the second calls less often: by the last gap, which goes on, then by the first. */
function slower(before: PagingRepeat, after: PagingRepeat): number {
  return (
    (before.afterMinutes.at(-1) ?? 0) - (after.afterMinutes.at(-1) ?? 0) || (before.afterMinutes[0] ?? 0) - (after.afterMinutes[0] ?? 0)
  );
}
