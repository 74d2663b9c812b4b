import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read, SCALE } from '../story.fixture.ts';

const calls = (text: string) =>
  factsOf(read(`# Incident response\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n${text}`)).escalation.map(
    (e) => `${e.severity} ${e.afterMinutes} ${e.to.join('+')}${e.condition ? ' ?' : ''}`,
  );

describe('an escalation that is of some levels only', () => {
  it.each([
    [
      'by the end of its title',
      '## Escalation path for SEV-2\n\n1. On-call engineer (immediately)\n2. Team lead (after 20 minutes)\n',
      ['SEV-2 0 On-call engineer', 'SEV-2 20 Team lead'],
    ],
    [
      'by a bracket in its title',
      '## Escalation ladder (SEV-2)\n\n- Level 1: on-call engineer\n- Level 2: team lead (after 20 minutes)\n',
      ['SEV-2 0 on-call engineer', 'SEV-2 20 team lead'],
    ],
    [
      'by the name of the level in its title',
      '## Escalation: critical incidents\n\n- **Immediately**: on-call engineer\n- **After 15 minutes**: team lead\n',
      ['SEV-1 0 on-call engineer', 'SEV-1 15 team lead'],
    ],
    [
      'by a title inside the chapter of escalation',
      '## Escalation\n\n### When a SEV-3 is not fixed\n\n- **After 2 days**: product owner\n',
      ['SEV-3 2880 product owner'],
    ],
    [
      'two levels in one title',
      '## Escalation for SEV-1 and SEV-2\n\nOn-call engineer → Team lead (15 min)\n',
      ['SEV-1 0 On-call engineer', 'SEV-2 0 On-call engineer', 'SEV-1 15 Team lead', 'SEV-2 15 Team lead'],
    ],
  ])('%s', (_, text, expected) => expect(calls(text)).toEqual(expected));

  it('is of every level where the title names them all', () =>
    expect(calls('## Escalation for SEV-1, SEV-2 and SEV-3\n\nOn-call engineer → Team lead (15 min)\n')).toEqual([
      '* 0 On-call engineer',
      '* 15 Team lead',
    ]));
});
