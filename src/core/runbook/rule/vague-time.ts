import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Rule } from './rule.ts';

export const vagueTime: Rule = {
  id: 'vague-time',
  level: 'info',
  title: 'A time that needs a calendar, or is none',
  what: '"Next business day" depends on business hours and holidays; "best effort" is no time at all.',
  why: 'Friday evening, the day before a holiday, another time zone: two people reckon two different hours, and Muster reckons by the calendar that you set.',
  instead: 'Check the calendar of the installation, or write a time: "within 24 hours".',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-2',
    '- **Next business day**: Team lead',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-2',
    '- **Within 24 hours**: Team lead',
  ],
  check({ policy }, report) {
    const vague = (delay: Delay, src: Source): void => {
      if (delay.kind === 'after') return;
      const none = delay.kind === 'unstated';
      report('vague-time', src, {
        reason: none ? `"${delay.text}" cannot be reckoned as a time.` : `"${delay.kind.replaceAll('-', ' ')}" depends on a calendar.`,
        ...(none
          ? { missing: 'No clock runs for it.' }
          : { understood: 'It is reckoned by the business hours, time zone and holidays of the installation.' }),
        fix: none ? 'Write a time, for example "within 4 hours".' : 'Check that calendar, or write a time such as "within 24 hours".',
        group: none ? 'none' : 'calendar',
      });
    };
    // A condition in the words of the time ("if unresolved") is no vague time.
    for (const rule of policy.matrix)
      if (rule.origin === 'stated' && rule.delay && rule.delay.kind !== 'unstated') vague(rule.delay, rule.src);
    for (const severity of policy.severities)
      for (const target of [severity.respondWithin, severity.acknowledgeWithin, severity.resolveWithin])
        if (target !== NOT_STATED) vague(target.value.delay, target.src);
  },
};
