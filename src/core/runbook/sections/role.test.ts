import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const roles = (text: string): string[] => read(text).roles.map((role) => role.name);

describe('the titles below a chapter of roles', () => {
  it('are names, but for one that is about roles', () => {
    expect(
      roles(
        '## Roles\n\n### Fire Marshal\n\nLeads the way out.\n\n### Scribe\n\nWrites.\n\n### Handing over roles\n\nAsk first, then say it in the room.\n',
      ),
    ).toEqual(['Fire Marshal', 'Scribe']);
  });

  it('are chapters of the one role that the title names', () => {
    const chapters = '\n\n### Before you begin\n\n1. Open the laptop\n2. Breathe\n\n### Do not forget\n\n1. Eat\n2. Sleep\n';
    expect(roles(`## Comms lead role${chapters}`)).toEqual(['Comms lead']);
    expect(roles(`## The role of the Scribe${chapters}`)).toEqual(['Scribe']);
    expect(roles(`## The duty manager's role${chapters}`)).toEqual(['duty manager']);
    expect(roles(`## Opening an incident and the incident manager (IM) role${chapters}`)).toEqual(['incident manager (IM)']);
  });

  it('name a role anywhere when its responsibilities stand right below', () => {
    expect(
      roles(
        '## On-call\n\n### Primary on-call\n\n**Responsibilities:**\n- Answers first\n\n### Secondary on-call\n\n**Responsibilities:**\n- Answers next\n\n### Database on-call\n\n**Responsibilities:**\n- Knows the tables\n\n### Handoff\n\n**Responsibilities:**\n- Everyone reads the log\n',
      ),
    ).toEqual(['Primary on-call', 'Secondary on-call', 'Database on-call']);
  });
});

describe('the roles of a list', () => {
  it('need no bold where the chapter lists nothing else', () => {
    expect(
      roles('## Roles\n\n- Incident Lead: whoever is on call.\n- Data Owner: the head of data.\n- Shop Owner: the shop that is hit.\n'),
    ).toEqual(['Incident Lead', 'Data Owner', 'Shop Owner']);
    expect(roles('## Roles\n\n- Deploys: ask the lead engineer first.\n- Please write to us: we answer.\n- Mondays: closed.\n')).toEqual(
      [],
    );
  });

  it('may be called an ownership', () => {
    expect(
      roles('## Ownership\n\n- **Incident owner:** drives it.\n- **First responder:** tells what happened.\n- **Guests:** add facts.\n'),
    ).toEqual(['Incident owner', 'First responder', 'Guests']);
    expect(roles('## Ownership\n\n- **Service:** Payments\n- **Repository:** shop/payments\n')).toEqual([]);
  });
});

describe('the roles of an on-call table', () => {
  it('are turns with what they cover', () => {
    expect(
      roles(
        '## Rota\n\n| Role | Rotation | Coverage |\n|---|---|---|\n| Primary on-call | 1 week | always |\n| Duty Manager | monthly | escalation |\n',
      ),
    ).toEqual(['Primary on-call', 'Duty Manager']);
  });

  it('are none where the table pays them', () => {
    expect(roles('## Pay\n\n| Role | Compensation |\n|---|---|\n| Primary on-call | 8 hours |\n| Secondary on-call | 4 hours |\n')).toEqual(
      [],
    );
  });
});

describe('roles in sentences', () => {
  it('are who acts first in a step, and what somebody becomes', () => {
    expect(roles('## Response\n\n1. Incident Commander declares the incident and its level\n2. Tell the team\n')).toEqual([
      'Incident Commander',
    ]);
    expect(roles('## Response\n\nWhoever raised it is the incident lead until somebody takes over.\n')).toEqual(['incident lead']);
    expect(roles('## Response\n\n1. Assign incident commander and communications owner.\n')).toEqual([
      'incident commander',
      'communications owner',
    ]);
  });

  it('are none where a job title acts or an item gets its owner', () => {
    expect(roles('## Response\n\n1. Engineering manager approves the budget\n2. Assign action item owners\n')).toEqual([]);
  });
});

describe('the title that names one role, in other languages', () => {
  const below = '\n\n### Antes\n\n1. Uno\n2. Dos\n';
  it('reads as its own word order has it', () => {
    expect(roles(`## El rol del coordinador${below}`)).toEqual(['coordinador']);
    expect(roles(`## O papel do coordenador${below}`)).toEqual(['coordenador']);
    expect(roles(`## Le rôle du pilote${below}`)).toEqual(['pilote']);
  });
});

describe('roles beside other matters', () => {
  it('are a list, and the titles below it are none of them', () => {
    expect(roles('## Roles\n\n- Incident Commander (IC) - owns it\n- Ops Lead - mends it\n\n### Handoff\n\n- Say it aloud\n')).toEqual([
      'Incident Commander (IC)',
      'Ops Lead',
    ]);
  });

  it('are a line of names and nothing else', () => {
    expect(roles('## Roles\n\nIncident Commander, Communications, Forensics, Legal\n')).toEqual([
      'Incident Commander',
      'Communications',
      'Forensics',
      'Legal',
    ]);
    expect(roles('## Roles\n\nBe calm, ask the commander, write it down.\n')).toEqual([]);
  });

  it('are titles of the document, and what one does or does not do is no role', () => {
    expect(
      roles(
        '# Incident Commander (IC)\n\n## Primary responsibilities\n\n- Decides\n\n## What the IC does not do\n\n- Type\n\n# Communications Lead\n\n## Primary responsibilities\n\n- Writes\n',
      ),
    ).toEqual(['Incident Commander (IC)', 'Communications Lead']);
  });

  it('are not the rotation itself, whatever its members are responsible for', () => {
    expect(roles('# Incidents\n\n## On-call rotation\n\n### On-call responsibilities\n\n- Answer the pager\n')).toEqual([]);
  });
});

describe('roles that are filled', () => {
  it.each([
    [
      'by a step that names them',
      '## First\n\n1. Name one incident lead and one communications owner.\n2. Freeze.\n',
      ['incident lead', 'communications owner'],
    ],
    [
      'three at a time',
      '## Response\n\nAppoint a commander, a communications lead and a note taker.\n',
      ['commander', 'communications lead', 'note taker'],
    ],
    [
      'by forming a team',
      '## Example workflow\n\nForm a team with both an incident lead and a comms lead.\n',
      ['incident lead', 'comms lead'],
    ],
    ['by a tick', '## Triage\n\n- [ ] Incident commander assigned\n- [ ] Scribe assigned\n', ['Incident commander', 'Scribe']],
    ['by whoever is first', '## Start\n\nWho answers first becomes the initial *Incident Commander* (IC).\n', ['Incident Commander (IC)']],
    ['but not by whom one calls', '## Response\n\nCall the engineering manager and the on-call engineer.\n', []],
    ['but not by what is named after them', '## Start\n\n1. Name the channel of the incident manager.\n', []],
  ])('%s', (_, text, expected) => expect(roles(text)).toEqual(expected));
});

describe('roles and what they mean', () => {
  it.each([
    [
      'in bold sentences',
      '## Roles\n\n- **Incident Commander (IC).** Owns it.\n- **Comms.** Tells people.\n- **Scribe** (SEV-1 only). Keeps the log.\n',
      ['Incident Commander (IC)', 'Comms', 'Scribe'],
    ],
    [
      'in a glossary, and what the team is made of',
      '## Roles\n\nThe team is made up of:\n\n- An {term}`Incident Commander`\n- One or more {term}`Helper`s\n\n```{glossary}\nResponse Team\n  All of them.\n\nIncident Commander\n  Decides.\n\nSpeaker\n  Tells people.\n```\n',
      ['Incident Commander', 'Speaker', 'Helper'],
    ],
    ['in a list of definitions', '## Roles\n\nIncident Commander\n: decides\n\nScribe\n: writes\n', ['Incident Commander', 'Scribe']],
    [
      'below who and what',
      '## Roles\n\n| Who | What |\n|---|---|\n| Incident Commander | decides |\n| Scribe | writes |\n',
      ['Incident Commander', 'Scribe'],
    ],
    [
      'below the title of a tier',
      '## T1: On-call operator\n\n### Responsibilities\n\n1. Answers alarms\n2. Calls the next\n',
      ['On-call operator'],
    ],
  ])('%s', (_, text, expected) => expect(roles(text)).toEqual(expected));

  it('are none among the people of a project', () => {
    expect(roles('## The team\n\n### Ada Byron\n\nWrites the code.\n\n### Grace Hopper\n\nFinds the bugs.\n')).toEqual([]);
  });

  it('are none in notes about roles', () => {
    expect(roles('## Roles\n\n- **Be kind.** Everybody is tired.\n- **Ask.** Nobody knows it all.\n')).toEqual([]);
    expect(roles('## Roles\n\n| Who | What |\n|---|---|\n| Customers | pay |\n| We | answer |\n')).toEqual([]);
  });
});
