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

describe('roles that no list names', () => {
  it('are the subjects of sentences, and those who do something in one', () => {
    expect(read('## Roles\n\nThe **incident lead** runs it and decides. The **scribe** writes.\n').roles.map((r) => r.name)).toEqual([
      'incident lead',
      'scribe',
    ]);
    expect(
      read('## Response team\n\nThere is an Incident Commander who coordinates and a Scribe who writes.\n').roles.map((r) => r.name),
    ).toEqual(['Incident Commander', 'Scribe']);
  });

  it('are the heads of a table of marks, each with what it is marked for', () => {
    const { roles } = read('## Roles\n\n| | Incident Commander | Scribe |\n|---|---|---|\n| Declares | x | |\n| Writes updates | | x |\n');
    expect(roles).toMatchObject([
      { name: 'Incident Commander', responsibilities: [{ text: 'Declares' }] },
      { name: 'Scribe', responsibilities: [{ text: 'Writes updates' }] },
    ]);
  });

  it('are listed below "Roles and responsibilities", but a field of a phase is none', () => {
    expect(read('## Roles and responsibilities\n\n- Incident Commander: decides\n- Scribe: writes\n').roles.map((r) => r.name)).toEqual([
      'Incident Commander',
      'Scribe',
    ]);
    expect(read('## Equipo de respuesta\n\n**Responsable**: SRE de guardia\n\n**Duración**: 5 minutos\n').roles).toEqual([]);
  });

  it.each([
    ['bullets with their duties below', '- Incident Commander (IC)\n  - decides\n- Scribe (SC)\n  - writes\n'],
    ['bullets of nothing but names', '* Incident Commander (IC)\n* Scribe (SC)\n'],
    ['paragraphs', 'Incident Commander (IC): decides.\n\nScribe (SC): writes.\n'],
  ])('are %s, below a title that says so', (_, text) => {
    const named = (title: string) => read(`## ${title}\n\n${text}`).roles.map((r) => r.name);
    expect(named('Roles')).toEqual(['Incident Commander (IC)', 'Scribe (SC)']);
    expect(named('Glossary')).toEqual([]);
  });

  it('are no channels of the same chapter', () => {
    const text =
      '## Roles & Communications\n\n### Command\n- **Incident Commander (IC):** leads\n- **Scribe:** writes\n\n### Communication Channels\n- **Chat:** `#war-room`\n';
    expect(read(text).roles.map((r) => r.name)).toEqual(['Incident Commander (IC)', 'Scribe']);
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

  it('a party as the title is one contact, whatever else is said of it; when it is there is no way to reach it', () => {
    const { contacts } = read(
      '## Contacts\n\n### Hosting partner\n- Phone: +49 30 1234567\n- E-mail: noc@partner.test\n- Languages spoken: German, Polish\n- Hours: 24/7\n\n### Everybody\n- Front desk: +49 30 7654321\n- Gate: 24/7\n',
    );
    expect(contacts.map((c) => [c.role, c.contact])).toEqual([
      ['Hosting partner', '+49 30 1234567'],
      ['Front desk', '+49 30 7654321'],
    ]);
  });

  it('a blank in one column is none to fill when the next one says how to reach them', () => {
    const { contacts } = read(
      '## Contacts\n\n| Who | Phone | Mail |\n|---|---|---|\n| Bank | +49 30 1234567 | bank@partner.test |\n| Legal | TBD | law@team.test |\n| Press | TBD | - |\n',
    );
    expect(contacts).toMatchObject([
      { role: 'Bank', contact: '+49 30 1234567' },
      { role: 'Legal', contact: 'law@team.test', unfilled: false },
      { role: 'Press', unfilled: true },
    ]);
  });

  it('a person with a title is reached as the title, by the first of several addresses', () => {
    const { contacts } = read(
      '## Emergency contacts\n\nJane Doe (CTO): jane@team.test, +1 555 0102\n\nData Centre (Berlin): noc@centre.test\n',
    );
    expect(contacts.map((c) => [c.role, c.contact])).toEqual([
      ['CTO', 'jane@team.test'],
      ['Data Centre (Berlin)', 'noc@centre.test'],
    ]);
  });

  it('stand below the roles where a role is followed by an address alone', () => {
    const { contacts, roles } = read(
      '## Roles\n\n- **Technical Lead:** ana@team.test\n- **Scribe:** notes everything in #incidents and mails boss@team.test\n',
    );
    expect(contacts.map((c) => [c.role, c.contact])).toEqual([['Technical Lead', 'ana@team.test']]);
    expect(roles.map((r) => r.name)).toEqual(['Technical Lead', 'Scribe']);
  });
});
