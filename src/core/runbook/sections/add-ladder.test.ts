import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

/** Each call as "severity@minutes who", a question mark where no time is said. */
const calls = (text: string): string[] =>
  factsOf(read(text)).escalation.map(({ severity, afterMinutes, to }) => `${severity}@${afterMinutes ?? '?'} ${to.join(' + ')}`);
const ladder = (...lines: string[]): string[] => calls(`# Incident runbook\n\n## Escalation\n\n${lines.join('\n')}\n`);

describe('the first of a ladder', () => {
  it('is called at once where the on-call has a bare time: it is the time to answer', () => {
    const expected = ['*@0 On-call engineer', '*@30 Team lead', '*@60 CTO'];
    expect(ladder('1. On-call engineer (15 min)', '2. Team lead (30 min)', '3. CTO (1 hour)')).toEqual(expected);
    expect(ladder('1. On-call engineer - 15 min', '2. Team lead - 30 min', '3. CTO - 1 hour')).toEqual(expected);
    expect(ladder('1. On-call engineer [15 min]', '2. Team lead [30 min]', '3. CTO [1 hour]')).toEqual(expected);
    expect(ladder('- L1 On-call engineer: 15 min', '- L2 Team lead: 30 min', '- L3 CTO: 1 hour')).toEqual(expected);
    expect(ladder('- **L1** On-call engineer — 15 min', '- **L2** Team lead — 30 min', '- **L3** CTO — 60 min')).toEqual(expected);
    expect(ladder('On-call engineer (15 min) → Team lead (30 min) → CTO (60 min)')).toEqual(expected);
    expect(ladder('1. Ingeniero de guardia (15 min)', '2. Jefe de equipo (30 min)')).toEqual([
      '*@0 Ingeniero de guardia',
      '*@30 Jefe de equipo',
    ]);
  });

  it('keeps a time that says "after", and that of anybody who is not called first', () => {
    expect(ladder('1. On-call engineer (after 15 min)', '2. Team lead (after 30 min)')).toEqual([
      '*@15 On-call engineer',
      '*@30 Team lead',
    ]);
    expect(ladder('1. On-call engineer (+5 min)', '2. Team lead (+15 min)')).toEqual(['*@5 On-call engineer', '*@15 Team lead']);
    expect(ladder('1. Secondary on-call (15 min)', '2. Team lead (30 min)')).toEqual(['*@15 Secondary on-call', '*@30 Team lead']);
  });
});

describe('a ladder in a cell', () => {
  const table = (head: string, ...rows: string[]): string[] =>
    ladder(head, head.replace(/[^|]+/gu, '---'), ...rows).filter((call) => !call.endsWith(' '));

  it('is one for the level of its row, and never a call of all at once', () => {
    const expected = ['SEV-1@0 On-call', 'SEV-1@? Team lead', 'SEV-1@? CTO', 'SEV-2@0 On-call', 'SEV-2@? Team lead'];
    const head = '| Severity | Response time | Escalation path |';
    expect(table(head, '| SEV-1 | 15 min | On-call → Team lead → CTO |', '| SEV-2 | 2 h | On-call → Team lead |')).toEqual(expected);
    expect(
      table(
        '| Severity | Response time | Who |',
        '| SEV-1 | 15 min | On-call -> Team lead -> CTO |',
        '| SEV-2 | 2 h | On-call -> Team lead |',
      ),
    ).toEqual(expected);
    expect(table(head, '| SEV-1 | 15 min | On-call → Team lead (15 min) → CTO (30 min) |', '| SEV-2 | 2 h | None |')).toEqual([
      'SEV-1@0 On-call',
      'SEV-1@15 Team lead',
      'SEV-1@30 CTO',
    ]);
  });

  it('begins with the first responder where that has a cell of its own', () => {
    expect(
      table(
        '| Severity | First responder | Escalation |',
        '| P1 | On-call | Team lead → CTO |',
        '| P2 | Support | Team lead → Head of IT |',
      ),
    ).toEqual(['P1@0 On-call', 'P1@? Team lead', 'P1@? CTO', 'P2@0 Support', 'P2@? Team lead', 'P2@? Head of IT']);
  });
});

describe('"Escalation" among the contacts', () => {
  it('says whom to call next, where no address says how', () => {
    const text = '# Incident runbook\n\n## On-call contacts\n\n- Primary: ana@shop.example\n- Escalation: Engineering manager\n';
    expect(calls(text)).toEqual(['*@? Engineering manager']);
    expect(factsOf(read(text)).contacts.map(({ role }) => role)).toEqual(['Primary']);
    const table =
      '# Incident runbook\n\n## Contacts\n\n| Role | Contact |\n|---|---|\n| On-call | #oncall |\n| Escalation | Head of IT |\n';
    expect(calls(table)).toEqual(['*@? Head of IT']);
    expect(factsOf(read(table)).contacts.map(({ role }) => role)).toEqual(['On-call']);
  });

  it('is a contact where an address stands, and no second call of somebody who has a time', () => {
    const reached = '# Incident runbook\n\n## Contacts\n\n- On-call: #oncall\n- Escalation: kim@shop.example\n';
    expect(factsOf(read(reached)).contacts.map(({ role }) => role)).toEqual(['On-call', 'Escalation']);
    const twice = '## Escalation\n\n1. On-call\n2. Head of IT (30 min)\n\n## Contacts\n\n- On-call: #oncall\n- Escalation: Head of IT\n';
    expect(calls(twice)).toEqual(['*@0 On-call', '*@30 Head of IT']);
  });
});

describe('what stands on the arrows of a drawn ladder', () => {
  it('is when the next one is called, and nobody', () => {
    expect(
      ladder(
        '```',
        'Tier 1 — On-call engineer',
        '  ↓ no ack in 15 min',
        'Tier 2 — Team lead',
        '  ↓ no plan within the promised time',
        'Tier 3 — CTO',
        '```',
      ),
    ).toEqual(['*@0 On-call engineer', '*@15 Team lead', '*@? CTO']);
    expect(ladder('```', 'Oracle engineer', '  → (> 1 hr unresolved) Backend lead', '  → (data at risk) Legal team', '```')).toEqual([
      '*@0 Oracle engineer',
      '*@60 Backend lead',
      '*@? Legal team',
    ]);
  });
});

describe('a table of events', () => {
  it('says whom to call and what to do after that', () => {
    expect(
      ladder(
        '| Situation | Escalate to |',
        '|---|---|',
        '| Migration failed | On-call immediately - see the table in rollback.md |',
        '| Data lost | Team lead immediately; stop all writes |',
        '| Law | Head of IT; CTO |',
      ),
    ).toEqual(['*@0 On-call', '*@0 Team lead', '*@? Head of IT + CTO']);
  });
});
