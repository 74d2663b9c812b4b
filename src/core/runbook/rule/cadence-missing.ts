import { appliesTo } from '../../policy/severity.ts';
import { spellList } from '../../policy/words.ts';
import type { Rule } from './rule.ts';

export const cadenceMissing: Rule = {
  id: 'cadence-missing',
  level: 'info',
  title: 'A severity without a promised update',
  what: 'Updates are promised for some severities and not for others.',
  why: 'Who waits for an update of the others does not know whether none is due or somebody forgot.',
  instead: 'Say how often, or that this level needs none.',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '- **SEV-3:** odd',
    '',
    '## Communication',
    '',
    '- Updates every 30 minutes for SEV-1/2',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Communication',
    '',
    '- Updates every 30 minutes for SEV-1',
    '- Updates every 2 hours for SEV-2',
  ],
  check({ policy }, report) {
    const [first] = policy.cadence;
    if (!first) return;
    const silent = policy.severities.filter(({ id }) => !policy.cadence.some((cadence) => appliesTo(cadence.severities, id)));
    const names = spellList(silent.map(({ id }) => id));
    for (const severity of silent)
      report('cadence-missing', severity.src, {
        reason: `No update is promised for ${severity === silent[0] ? names : severity.id}, though it is for others.`,
        understood: `Updates are promised on line ${first.src.line}.`,
        fix: `Say how often, or that ${names} needs none.`,
        group: 'cadence',
      });
  },
};
