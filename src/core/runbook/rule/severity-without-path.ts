import { appliesTo } from '../../policy/severity.ts';
import type { Rule } from './rule.ts';

export const severityWithoutPath: Rule = {
  id: 'severity-without-path',
  level: 'warning',
  title: 'A severity for which nobody is called',
  what: 'A level of the scale that neither the escalation matrix nor a ladder leads to a person, at least not without an "if".',
  why: 'The runbook names the emergency and calls nobody. Muster then calls the on-call engineer by the base policy, which is not your decision.',
  instead: 'Give each level a line that says who is called and when; "nobody before the next business day" is an answer too.',
  bad: ['## Severity levels', '', '- **SEV-1:** everything is down', '- **SEV-2:** a part is down'],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** everything is down',
    '- **SEV-2:** a part is down',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: On-call engineer',
    '',
    '### SEV-2',
    '- **Within 30 minutes**: On-call engineer',
  ],
  check({ policy }, report) {
    const people = policy.matrix.filter((rule) => rule.purpose === 'escalate' && rule.to.length > 0);
    const ladders = policy.ladders.filter((ladder) => ladder.rungs.some((rung) => rung.to.length > 0));
    const silent = policy.severities.filter(
      ({ id }) =>
        !people.some((rule) => appliesTo(rule.severities, id) && rule.condition === null) &&
        !ladders.some((ladder) => appliesTo(ladder.severities, id)),
    );
    silent.sort((a, b) => a.src.line - b.src.line);
    const none = silent.length > 1 && silent.length === policy.severities.length;
    for (const severity of silent)
      report('severity-without-path', severity.src, {
        reason: none && severity === silent[0] ? 'Nobody is called, for any severity.' : `Nobody is called for ${severity.id}.`,
        understood: `${none ? silent.map(({ id }) => id).join(', ') : severity.id} on the scale.`,
        missing: `Who is called for ${none ? 'each of them' : severity.id}, and when.`,
        fix: `Add the level to the escalation, for example "${none ? policy.severities[0]?.id : severity.id}: Immediately: On-call engineer". Until then the base policy calls the on-call engineer.`,
        ...(none ? { group: 'all' } : {}),
      });
  },
};
