import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

describe('roles', () => {
  it('are headings with duties, some of which are powers', () => {
    const { roles } = read(
      '## Roles\n\n### Team\n\n#### Incident Commander (IC)\n- Coordinates\n\n**Responsibilities:**\n- Approve communication to stakeholders\n- Declare incident resolved\n\n### Support Roles\n\n#### Database Administrator\n- Handles databases\n',
    );
    expect(roles).toMatchObject([
      {
        id: 'incident-commander',
        name: 'Incident Commander (IC)',
        abbreviation: 'IC',
        kind: 'lead',
        powers: [{ name: 'approve-communication' }, { name: 'declare-resolved' }],
      },
      { id: 'database-administrator', kind: 'support', powers: [] },
    ]);
  });

  it('are a table, wanted for the severities of the group before it', () => {
    const { roles } = read(
      `${SCALE}\n  ## Response Process\n\n  ### 1. Team\n\n  **For SEV-1/SEV-2:**\n\n  - [ ] Assemble\n\n  **Roles:**\n\n  | Role | Responsibility |\n  |---|---|\n  | Scribe | Documentation, timeline |\n`,
    );
    expect(roles).toMatchObject([
      { name: 'Scribe', filledFor: ['SEV-1', 'SEV-2'], responsibilities: [{ text: 'Documentation' }, { text: 'timeline' }] },
    ]);
  });

  it('are appointed in a step, and held by the first responder until then', () => {
    const { roles } = read(
      '## Initial Response\n\n- [ ] Assign an Incident Commander (IC)\n  > The first responder assumes the role of IC until it is reassigned.\n',
    );
    expect(roles).toMatchObject([{ name: 'Incident Commander (IC)', firstHolder: { value: 'first-responder', src: { line: 4 } } }]);
  });
});

describe('contacts', () => {
  it('are a table; a dash is a blank and no address', () => {
    const { contacts } = read(
      '## Contacts\n\n| Role | Contact | Backup |\n|---|---|---|\n| Security | sec@team.test | @bo |\n| Infrastructure | - | - |\n',
    );
    expect(contacts).toMatchObject([
      { role: 'Security', contact: 'sec@team.test', backup: '@bo', unfilled: false },
      { role: 'Infrastructure', contact: '-', backup: null, unfilled: true },
    ]);
  });

  it.each(['TBD', '[Phone]', '<name>', '+1-XXX-XXX-XXXX', '—', '[Link to schedule]'])('count %s as not filled in', (value) => {
    expect(read(`## Contacts\n\n- On-call: ${value}\n`).contacts).toMatchObject([{ role: 'On-call', unfilled: true }]);
  });

  it('outside the house are marked', () => {
    expect(read('## Contacts\n\n### External Contacts\n- **Registrar:** help@registrar.test\n').contacts).toMatchObject([
      { external: true },
    ]);
  });
});
