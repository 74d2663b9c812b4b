import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { dedent, read } from '../story.fixture.ts';

/** Each call as "severity@minutes who", a question mark where no time is said. */
const calls = (text: string): string[] =>
  factsOf(read(dedent(text))).escalation.map(({ severity, afterMinutes, to }) => `${severity}@${afterMinutes ?? '?'} ${to.join(' + ')}`);

describe('a list of when to call somebody', () => {
  it('is of whom its title names, or the title above it', () => {
    const items = '- Root cause unclear\n- Outage longer than 30 minutes\n';
    const expected = ['*@? engineering lead', '*@30 engineering lead'];
    expect(calls(`# Runbook\n\n## Escalation\n\n### When to escalate to the engineering lead\n\n${items}`)).toEqual(expected);
    expect(calls(`# Runbook\n\n## Engineering lead\n\n### When to escalate\n\n${items}`).map((call) => call.toLowerCase())).toEqual(
      expected,
    );
    expect(calls(`# Runbook\n\n## Database trouble\n\n### When to escalate\n\n${items}`)).toEqual([]);
  });
});

describe('a wait that counts from the call before', () => {
  it('is that for an answer of somebody who was called then', () => {
    const expected = ['*@5 secondary', '*@15 team lead'];
    expect(
      calls(
        '## Escalation\n\nIf the primary does not answer within 5 minutes, page the secondary. If the secondary does not answer within 10 minutes, page the team lead.\n',
      ),
    ).toEqual(expected);
    expect(
      calls(
        '## Escalation\n\n1. If the primary does not acknowledge within 5 minutes, the secondary is paged.\n2. If the secondary does not acknowledge within 10 minutes, the team lead is paged.\n',
      ),
    ).toEqual(expected);
  });

  it('may stand on the arrow of a drawn ladder, whose rungs may be several people and have their duties below', () => {
    expect(
      calls(`
        ## Escalation

        \`\`\`
        Primary on-call
          • Confirms the severity
          ↓ (no ack in 5 min)
        Secondary on-call
          • Takes over
          ↓ (unresolved after 15 min further)
        Engineering manager
          ↓ (after 2 hours)
        CTO + Legal + CEO
        \`\`\`
      `),
    ).toEqual(['*@0 Primary on-call', '*@5 Secondary on-call', '*@20 Engineering manager', '*@120 CTO + Legal + CEO']);
  });
});

describe('a table of an owner and the next escalation', () => {
  it('calls the owner at once and the others when it says', () => {
    expect(
      calls(`
        ## Escalation paths

        | Severity | Owner | Next escalation | When to escalate |
        |---|---|---|---|
        | P3 | On-call | — | No escalation; log only |
        | P2 | On-call | Head of IT | Not resolved in 30 min |
        | P1 | On-call | Head of IT → CTO | Not resolved in 15 min |
      `).sort(),
    ).toEqual(['P1@0 On-call', 'P1@15 Head of IT', 'P1@? CTO', 'P2@0 On-call', 'P2@30 Head of IT', 'P3@0 On-call']);
  });
});

describe('who is called in a sentence', () => {
  it('is no "someone", and may be pinged', () => {
    expect(calls('# Incidents\n\n## Process\n\nIf you are not an engineer, page someone who can help.\n')).toEqual([]);
    expect(
      calls('# Incidents\n\n## Process\n\nIf after 30 minutes the issue is not solved, ping our platform team and our Project Manager.\n'),
    ).toEqual(['*@30 platform team + Project Manager']);
  });
});

describe('a contact without an address', () => {
  it('is told by the name in the same row', () => {
    const table = '| Title | Name | Email |\n|---|---|---|\n| Product owner | Ana Ruiz | |\n| Tech lead | Kim Oh | kim@shop.example |\n';
    expect(factsOf(read(`## Contacts\n\n${table}`)).contacts.map(({ role, contact }) => `${role} = ${contact}`)).toEqual([
      'Product owner = Ana Ruiz',
      'Tech lead = kim@shop.example',
    ]);
  });
});

describe('a condition above a list', () => {
  it('is that of each call below it', () => {
    expect(
      calls(`
        # Incidents

        ## Escalation

        If there is no progress after 30 minutes:
        - Page the team lead
        - Inform the product owner

        If customer data is affected:
        - Call the data protection officer immediately
      `),
    ).toEqual(['*@30 team lead', '*@30 product owner', '*@0 data protection officer']);
  });
});

describe('who follows when nobody answers', () => {
  it('is said wherever the rotation is', () => {
    expect(calls("# On-call\n\n## Rotation\n\n- The backup is paged if the primary doesn't ack within 5 min.\n")).toEqual(['*@5 backup']);
  });

  it('may stand in front of when they are paged', () => {
    expect(
      calls(
        '# On-call\n\n## Rotation\n\n- **Primary on-call:** answers.\n- **Secondary on-call:** paged if the primary does not ack within 15 min.\n',
      ),
    ).toEqual(['*@15 Secondary on-call']);
  });

  it('may be each one after the same time', () => {
    expect(calls('## Escalation\n\nPrimary → secondary → product owner (15 minutes each)\n')).toEqual([
      '*@0 Primary',
      '*@15 secondary',
      '*@30 product owner',
    ]);
  });

  it('is told with a time below the title of a level', () => {
    const scale = '## Severity levels\n\n| Severity | Response |\n|---|---|\n| P1 | 15 min |\n| P2 | 2 h |\n\n';
    expect(calls(`${scale}## P1\n\n- Page the on-call\n- Notify the team lead within 30 minutes\n`)).toEqual([
      'P1@0 on-call',
      'P1@30 team lead',
    ]);
  });
});

describe('a table of tiers with the time in which each answers', () => {
  it('calls the first at once, the others when somebody escalates to them, and no machine', () => {
    const rows = '| T0 | Automated | Immediate |\n| T1 | On-call operator | < 5 min |\n| T2 | Engineering lead | < 15 min |\n';
    expect(calls(`## Escalation tiers\n\n| Tier | Role | Response SLA |\n|---|---|---|\n${rows}`)).toEqual([
      '*@0 On-call operator',
      '*@? Engineering lead',
    ]);
    expect(
      calls(
        `## Escalation tiers\n\n| Tier | Role | Response SLA |\n|---|---|---|\n${rows}\n## Duties of escalation\n\n- If it is not resolved in 15 min, escalate to T2\n`,
      ),
    ).toContain('*@15 Engineering lead');
  });
});
