import type { Reading } from '../read/reading.ts';
import { tablesIn } from '../read/visit.ts';
import type { Rule } from './rule.ts';

export const escalationWithoutTarget: Rule = {
  id: 'escalation-without-target',
  level: 'warning',
  title: 'An escalation to nobody',
  what: 'A line that says when to escalate and not to whom.',
  why: 'When the time has come there is nobody to call, and the base policy has to guess.',
  instead: 'Name the role beside the time: "Engineering Manager within 30 min".',
  bad: [
    '## Severity',
    '',
    '| Level | Description | Escalation |',
    '|---|---|---|',
    '| SEV-1 | Critical | Within 10 min |',
    '| SEV-2 | Low | None |',
  ],
  good: [
    '## Severity',
    '',
    '| Level | Description | Escalation |',
    '|---|---|---|',
    '| SEV-1 | Critical | Team lead within 10 min |',
    '| SEV-2 | Low | None |',
  ],
  check(reading, report) {
    const { policy, sections, words, lines } = reading;
    // "SEV4 | Any engineer | N/A | Next business day": nobody is an answer.
    const nobody = new Set<number>();
    for (const { block } of tablesIn(sections))
      for (const row of block.rows) for (const { text, src } of row) if (words.isOnly('none', text)) nobody.add(src.line);
    for (const rule of policy.matrix) {
      if (rule.origin !== 'stated' || rule.to.length > 0 || rule.purpose !== 'escalate' || nobody.has(rule.src.line)) continue;
      if (raisesLevel(lines[rule.src.line - 1] ?? '', reading)) continue;
      const joined = policy.matrix.find((other) => other.origin === 'inferred' && other.src.line === rule.src.line);
      report('escalation-without-target', rule.src, {
        ...(joined ? { level: 'info' as const } : {}),
        reason: 'This says when to escalate, but not to whom.',
        ...(joined ? { understood: `${joined.to.join(' and ')} is told, which is inferred: ${joined.because ?? ''}` } : {}),
        missing: 'The person or the role that is called.',
        fix: 'Name the role beside the time, for example "Engineering Manager within 30 min".',
      });
    }
  },
};

/** "If it gets no better within the hour, escalate to SEV-1" raises the level, and calls whoever that level calls. */
function raisesLevel(line: string, { policy, words }: Reading): boolean {
  const said = words.find('escalates', line);
  const then =
    said === null
      ? ''
      : line
          .slice(said.index + said[0].length)
          .replace(/^[\s*`"]+/u, '')
          .toLowerCase();
  return policy.severities.some(({ id }) => then.startsWith(id.toLowerCase()));
}
