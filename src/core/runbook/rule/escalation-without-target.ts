import type { Rule } from './rule.ts';

export const escalationWithoutTarget: Rule = {
  id: 'escalation-without-target',
  level: 'warning',
  title: 'An escalation to nobody',
  what: 'A line that says when to escalate and not to whom.',
  why: 'When the time has come there is nobody to call, and the base policy has to guess.',
  instead: 'Name the role: "Within 30 min: Engineering Manager".',
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
  check({ policy }, report) {
    for (const rule of policy.matrix) {
      if (rule.origin !== 'stated' || rule.to.length > 0 || rule.purpose !== 'escalate') continue;
      const joined = policy.matrix.find((other) => other.origin === 'inferred' && other.src.line === rule.src.line);
      report('escalation-without-target', rule.src, {
        ...(joined ? { level: 'info' as const } : {}),
        reason: 'This says when to escalate, but not to whom.',
        ...(joined ? { understood: `${joined.to.join(' and ')} is told, which is inferred: ${joined.because ?? ''}` } : {}),
        missing: 'The person or the role that is called.',
        fix: 'Name the role, for example "Within 30 min: Engineering Manager".',
      });
    }
  },
};
