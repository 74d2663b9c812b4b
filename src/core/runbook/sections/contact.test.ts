import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const contacts = (text: string): string[] => read(text).contacts.map(({ role, contact }) => `${role} = ${contact}`);

describe('a table of contacts', () => {
  it('prefers the primary contact to the name, and keeps the backup', () => {
    const { contacts: found } = read(
      '## Contacts\n\n| Role | Name | Primary Contact | Backup Contact |\n|---|---|---|---|\n| Duty Manager | Ana Ruiz | <ana@shop.example> | <kim@shop.example> |\n',
    );
    expect(found).toMatchObject([{ role: 'Duty Manager', contact: 'ana@shop.example', backup: 'kim@shop.example' }]);
  });

  it('may stand in a fence to be copied: the rows that reach somebody count, its blanks do not', () => {
    expect(
      contacts(
        '## Contacts\n\nKeep it fresh:\n\n```\n| Role | Name | Phone | Slack |\n|---|---|---|---|\n| Duty | [Name] | [Phone] | @duty |\n| Legal | [Name] | [Phone] | @legal |\n| Owner | [Name] | [Phone] | [handle] |\n```\n',
      ),
    ).toEqual(['Duty = @duty', 'Legal = @legal']);
    expect(contacts('## Contacts\n\n```\n| a | b |\nnot a table\n```\n')).toEqual([]);
  });
});

describe('a list of contacts', () => {
  it('may stand under any title when it names owners and their blanks', () => {
    expect(
      contacts(
        '## Recovery\n\n- **Technical owner:** `[assign]`\n- **Shop contact:** https://help.shop.example (check that it works)\n- **Update target:** `[assign]`\n',
      ),
    ).toEqual(['Technical owner = [assign]', 'Shop contact = https://help.shop.example']);
    expect(contacts('## Actions\n\n- **Owner:** [name]\n- **Due:** [date]\n')).toEqual([]);
  });

  it('tells who is on call in bold lines that are still to be filled in', () => {
    expect(contacts('## On-call owners\n\n**Primary on-call:** [FILL IN: name and handle, as `@sam`]\n\n**Window:** a week.\n')).toEqual([
      'Primary on-call = [FILL IN: name and handle, as @sam]',
    ]);
  });

  it('names people by their title or their department', () => {
    expect(contacts('## Contacts\n\nKim Oh (Ops): kim@shop.example\n\nSupport Desk (Ops): desk@shop.example\n')).toEqual([
      'Ops = kim@shop.example',
      'Support Desk (Ops) = desk@shop.example',
    ]);
  });
});

describe('the holder of a role', () => {
  it('is told in brackets before its duties', () => {
    expect(
      contacts(
        '## Roles\n\n- **Incident Lead**: the maintainer ([@kim](https://code.example/kim)). Decides.\n- **Scribe**: writes (neatly).\n',
      ),
    ).toEqual(['Incident Lead = @kim']);
  });

  it('is told by name, and is no other role and no team', () => {
    expect(contacts('## Notice\n\n- Incident manager: Ana Ruiz, Kim de Vries\n')).toEqual(['Incident manager = Ana Ruiz, Kim de Vries']);
    expect(
      contacts('## Notice\n\n- Incident manager: Engineering Lead\n- Scribe: Customer Success\n- Lead: whoever comes first\n'),
    ).toEqual([]);
  });
});

describe('an address in a sentence', () => {
  it('says whom it reaches before it', () => {
    expect(contacts('# Incident response plan\n\nFor all security reports, please write to `safe@shop.example`.\n')).toEqual([
      'security reports = safe@shop.example',
    ]);
    expect(contacts('## Help\n\nSupport may also be requested via email at: help@shop.example\n')).toEqual(['Support = help@shop.example']);
  });
});

describe('a commander among the contacts', () => {
  it('is a role where the document tells of no others; a job title is none', () => {
    const table =
      '\n\n| Role | Contact |\n|---|---|\n| Incident Commander | ana@shop.example |\n| Engineering Manager | kim@shop.example |\n';
    expect(read(`## Contacts${table}`).roles.map((role) => role.name)).toEqual(['Incident Commander']);
  });
});

describe('who is reached', () => {
  it('is told by the table of the roles, and a row of nobody is none', () => {
    expect(
      contacts('## Response team\n\n| Name | Role | Email |\n|---|---|---|\n| Kim Oh | Incident Commander | kim@shop.example |\n'),
    ).toEqual(['Incident Commander = kim@shop.example']);
    expect(
      contacts(
        '## Contacts\n\n| Role | Person | Contact |\n|---|---|---|\n| First | Kim Oh | kim@shop.example |\n| Backup | None | n/a |\n',
      ),
    ).toEqual(['First = kim@shop.example']);
    expect(contacts('## Contacts\n\n- First: kim@shop.example\n- Backup: none yet\n')).toEqual(['First = kim@shop.example']);
  });

  it('may be a card of lines, or a name with its backup in brackets', () => {
    expect(contacts('## Emergency contacts\n\n**Kim Oh** (Head of Ops)\nPhone: +49 30 555 0100\nEmail: kim@shop.example\n')).toEqual([
      'Head of Ops = +49 30 555 0100',
    ]);
    expect(read('## Contacts\n\n- Duty Manager – Kim Oh (backup: Lee Ray)\n').contacts).toMatchObject([
      { role: 'Duty Manager', contact: 'Kim Oh', backup: 'Lee Ray' },
    ]);
  });

  it('is nobody where a page of another kind gives a mailbox for questions', () => {
    const lines =
      'For more information see the list of questions or contact code@shop.example. For assistance, contact help@shop.example.\n';
    expect(contacts(`# Shop\n\n${lines}`)).toEqual([]);
    expect(contacts(`# Incident response plan\n\n${lines}`)).toEqual([]);
    expect(contacts('# Shop\n\nFor partner matters, write to partner@shop.example.\n')).toEqual([]);
  });
});

describe('a way to reach somebody', () => {
  it('may stand in the table of the escalation, where it is a service or an address', () => {
    const table =
      '| Situation | Escalate to | How |\n|---|---|---|\n| No ack | Secondary on-call | The pager moves on after 10 min |\n| Law | Legal DRI | PagerDuty service `law` |\n';
    expect(contacts(`## Escalation\n\n${table}`)).toEqual(['Legal DRI = PagerDuty service law']);
    expect(read(`## Escalation\n\n${table}`).matrix.map(({ to, delay }) => [to, delay])).toEqual([
      [['Secondary on-call'], { kind: 'after', minutes: 10 }],
      [['Legal DRI'], null],
    ]);
    const tiers =
      '| Tier | Role | Response | Channel |\n|---|---|---|---|\n| T1 | Operator | 5 min | Telegram bot |\n| T2 | CTO | 1 h | All |\n';
    expect(contacts(`## Escalation tiers\n\n${tiers}`)).toEqual(['Operator = Telegram bot']);
  });

  it('is the last column of a table of vendors, and of parties under any head', () => {
    expect(
      contacts(
        '## Escalation contacts\n\n| Service | When to contact | How |\n|---|---|---|\n| Cloudline | TLS errors | Ticket in the portal |\n',
      ),
    ).toEqual(['Cloudline = Ticket in the portal']);
    expect(
      contacts('## Contacts\n\n| Role / channel | Purpose | Contact |\n|---|---|---|\n| Alert recipient | All alerts | `ALERT_MAIL` |\n'),
    ).toEqual(['Alert recipient = ALERT_MAIL']);
  });

  it('is still to be filled in where it says @user', () => {
    const { contacts: found } = read(
      '## Contacts\n\n| Role | Slack |\n|---|---|\n| Duty | @user |\n| Legal | @username |\n| Owner | @ana |\n',
    );
    expect(found.map(({ role, unfilled }) => [role, unfilled])).toEqual([
      ['Duty', true],
      ['Legal', true],
      ['Owner', false],
    ]);
  });

  it('is no room in the middle of a rule, and may follow the name in a sentence', () => {
    expect(
      contacts(
        '## Rotation\n\n- **Primary:** `#oncall`\n- **Swaps:** swap freely with any peer — update the schedule and drop a note in `#oncall`.\n',
      ),
    ).toEqual(['Primary = #oncall']);
    expect(
      contacts(
        '# Incident response\n\n## Process\n\n- Send a notice to Shop Security <security@shop.example> and Service Desk <desk@shop.example>\n',
      ),
    ).toEqual(['Shop Security = security@shop.example', 'Service Desk = desk@shop.example']);
  });
});
