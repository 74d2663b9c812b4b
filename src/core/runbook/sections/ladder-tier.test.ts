import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { dedent, read } from '../story.fixture.ts';

/** Each call as "severity@minutes who", a question mark where no time is said. */
const calls = (text: string): string[] =>
  factsOf(read(text)).escalation.map(({ severity, afterMinutes, to }) => `${severity}@${afterMinutes ?? '?'} ${to.join(' + ')}`);
const chapter = (text: string): string[] => calls(`# Incident response\n\n## Escalation\n\n${dedent(text)}`);

describe('tiers with a text of their own', () => {
  const EXPECTED = ['*@0 On-call engineer', '*@15 Team lead', '*@60 CTO'];

  it('may be headings that say when, in the title or below it', () => {
    expect(
      chapter(`
        ### Level 1: On-call engineer (0-15 min)

        Takes the first look.

        ### Level 2: Team lead (15-60 min)

        - Pulled in when the on-call needs help

        ### Level 3: CTO (60+ min)

        - Decides what customers are told
      `),
    ).toEqual(EXPECTED);
    expect(
      chapter(`
        ### Tier 1 – On-call engineer
        - Receives every alert

        ### Tier 2 – Team lead
        - Paged when tier 1 does not answer within 15 minutes

        ### Tier 3 – CTO
        - Called after 1 hour
      `),
    ).toEqual(EXPECTED);
  });

  it('may be items or paragraphs that open with a bold tier', () => {
    expect(
      chapter(`
        - **Tier 1: On-call engineer**
          - Receives every alert
        - **Tier 2: Team lead**
          - Paged when tier 1 does not answer within 15 minutes
        - **Tier 3: CTO**
          - Called after 1 hour
      `),
    ).toEqual(EXPECTED);
    expect(
      chapter(`
        **Tier 1 — On-call engineer.** Receives every alert.

        **Tier 2 — Team lead.** Paged automatically if tier 1 does not answer within 15 minutes.

        **Tier 3 — CTO.** Called after 1 hour.
      `),
    ).toEqual(EXPECTED);
  });

  it('may say when the next one is called', () => {
    expect(
      chapter(`
        ### Level 1: On-call engineer
        - **Contact**: pager
        - **Escalate if**: not resolved within 15 min

        ### Level 2: Team lead
        - **Contact**: #leads
        - **Escalate after**: 1 hour

        ### Level 3: CTO
        - **Contact**: phone
      `),
    ).toEqual(EXPECTED);
    expect(
      chapter(`
        ### L1 Support
        - Answers tickets
        - Escalates to L2 after 30 minutes

        ### L2 Support
        - Reads logs
      `),
    ).toEqual(['*@0 L1 Support', '*@30 L2 Support']);
  });

  it('may name those who are called in their items, below a time or the name of a group', () => {
    expect(
      chapter(`
        ### Level 1 — Immediate (0-15 min)
        - On-call engineer
        - Acknowledge the alert

        ### Level 2 — Management (15-60 min)
        - Engineering manager
        - CTO
      `),
    ).toEqual(['*@0 On-call engineer', '*@15 Engineering manager + CTO']);
  });

  it('are called in more than one way', () => {
    const policy = read(`
      # Incident response

      ## Escalation

      - **Tier 1: On-call engineer**
        - The first responder for any page
      - **Tier 2: Team lead**
        - Paged if tier 1 does not answer within 15 minutes, or if the on-call hands over
    `);
    expect(policy.ladders[0]?.rungs.map(({ to, delay }) => [to, delay])).toEqual([
      [['On-call engineer'], { kind: 'after', minutes: 0 }],
      [['Team lead'], { kind: 'after', minutes: 15 }],
    ]);
    expect(policy.matrix.map(({ to, delay, condition }) => [to, delay, condition?.text])).toEqual([
      [['Team lead'], null, 'if the on-call hands over'],
    ]);
  });

  it('are read below a title that is about escalation, and are nobody where they are work', () => {
    expect(
      calls(`
        # Escalation policy

        ## Tier definitions

        - **Tier 1: On-call engineer**
          - Receives every alert
        - **Tier 2: Team lead**
          - Paged after 15 minutes

        ## News for customers

        - **Tier 1**: post to the status page
          - with the symptom
        - **Tier 2**: mail to all customers
          - with the remedy
      `),
    ).toEqual(['*@0 On-call engineer', '*@15 Team lead']);
  });

  it('are told apart from the levels of the scale', () => {
    const text = `
      # Incident response

      ## Severity levels

      - **Level 1 (Critical):** everything is down
      - **Level 2 (Low):** a nuisance

      ## Escalation

      ### Level 1
      - **Immediately**: On-call engineer

      ### Level 2
      - **Within 30 minutes**: On-call engineer
    `;
    expect(calls(text)).toEqual(['Level 1@0 On-call engineer', 'Level 2@30 On-call engineer']);
  });
});

describe('what is said below a tier', () => {
  it('reaches whom the tier names', () => {
    const text = '## Escalation\n\n### Level 1: On-call\n- Contact: #oncall\n\n### Level 2: Team lead\n- Contact: #leads\n';
    expect(factsOf(read(text)).contacts.map(({ role, contact }) => `${role} = ${contact}`)).toEqual([
      'On-call = #oncall',
      'Team lead = #leads',
    ]);
  });
});

describe('a table of who is called when', () => {
  const table = (head: string, ...rows: string[]): string[] => chapter([head, head.replace(/[^|]+/gu, '---'), ...rows].join('\n'));

  it('is known by many heads', () => {
    const rows = [
      '| Tier 1 | On-call | First alert |',
      '| Tier 2 | Team lead | No ack in 15 min |',
      '| Tier 3 | CTO | Unresolved for 1 h |',
    ];
    expect(table('| Tier | Role | Escalate when |', ...rows)).toEqual(['*@0 On-call', '*@15 Team lead', '*@60 CTO']);
    expect(table('| Time since alert | Who is paged |', '| 0 min | Primary |', '| 5 min | Secondary |')).toEqual([
      '*@0 Primary',
      '*@5 Secondary',
    ]);
    expect(
      table('| Role | Name | When to page |', '| Primary on-call | Ana | Always first |', '| Head of IT | Jo | Unresolved for 1 h |'),
    ).toEqual(['*@0 Primary on-call', '*@60 Head of IT']);
    expect(table('| Service | When to contact | How |', '| Cloudline | Certificate failures | Ticket |')).toEqual(['*@? Cloudline']);
    expect(table('| From | To | When |', '| On-call | Team lead | 15 min without progress |')).toEqual(['*@15 Team lead']);
  });
});

describe('a table of numbered tiers', () => {
  it('is a ladder and no scale, where its head says level and people stand beside the digits', () => {
    const text =
      '# On-call\n\n## Escalation\n\n| Level | Team | Escalate after |\n|---|---|---|\n| 1 | On-call | 15 min |\n| 2 | Team lead | 30 min |\n| 3 | CTO | — |\n';
    expect(calls(text)).toEqual(['*@0 On-call', '*@15 Team lead', '*@45 CTO']);
    expect(read(text).severities).toEqual([]);
    expect(
      calls('## Escalation\n\n| Order | Contact | Wait |\n|---|---|---|\n| 1st | Primary | 5 min |\n| 2nd | Secondary | 10 min |\n'),
    ).toEqual(['*@0 Primary', '*@5 Secondary']);
  });
});

describe('tiers in other languages', () => {
  it('are read alike', () => {
    expect(
      calls(
        '# Vorfall\n\n## Eskalation\n\n### Stufe 1: Rufbereitschaft\n- Nimmt jeden Alarm an\n\n### Stufe 2: Teamleiter\n- Wird alarmiert, wenn nach 15 Minuten niemand antwortet\n',
      ),
    ).toEqual(['*@0 Rufbereitschaft', '*@15 Teamleiter']);
    expect(
      calls(
        '# Incidente\n\n| Severidad | Respuesta | Ruta de escalado |\n|---|---|---|\n| SEV-1 | 15 min | Guardia → CTO |\n| SEV-2 | 2 h | Guardia → Jefe de equipo |\n',
      ),
    ).toEqual(['SEV-1@0 Guardia', 'SEV-1@? CTO', 'SEV-2@0 Guardia', 'SEV-2@? Jefe de equipo']);
  });
});
