import type { Reading } from './read/reading.ts';
import { inferred } from './read/reading.ts';

/**
 * Facts that only two places together give. A table that says when but not whom, and a chain that says whom but not when,
 * make: at that time the chain's second rung is told. The rows join the stated ones and say what they were made of.
 */
export function joinEscalation(reading: Reading): void {
  const { matrix, ladders } = reading.policy;
  const unaddressed = matrix.filter((rule) => rule.to.length === 0 && rule.purpose === 'escalate' && rule.channels.length === 0);
  const ladder = ladders.find((l) => l.severities === '*' && l.rungs.slice(1).every((r) => r.delay === null));
  const next = ladder?.rungs.find((rung, i) => i > 0 && rung.condition === null);
  if (!ladder || !next) return;
  for (const rule of unaddressed) {
    const because = `Line ${rule.src.line} says when to escalate but not to whom; line ${next.src.line} names ${next.to.join(', ')} as next in the chain.`;
    matrix.push({ ...rule, id: reading.id('rule', rule.id, next.to.join(' ')), to: next.to, ...inferred(rule.src, because) });
  }
}
