import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const matrix = (text: string) => read(SCALE + text).matrix.map((r) => [r.severities, r.delay, r.to, r.condition?.field ?? null, r.origin]);
const rungs = (text: string) => read(text).ladders.flatMap((l) => l.rungs.map((r) => [r.level, r.delay, r.to, r.condition?.field ?? null]));
const after = (n: number) => ({ kind: 'after', minutes: n });

describe('the escalation matrix', () => {
  it('is read from bullets below a heading for each level, each with its time, people and condition', () => {
    expect(
      matrix(`
  ## Escalation Matrix

  ### SEV-1 Incidents
  - **Immediate**: On-call engineer, Team Lead
  - **Within 30 minutes**: CEO (if customer-facing)

  ### SEV-3 Incidents
  - **Next business day**: Team Lead
      `),
    ).toEqual([
      [['SEV-1'], after(0), ['On-call engineer', 'Team Lead'], null, 'stated'],
      [['SEV-1'], after(30), ['CEO'], 'customer-facing', 'stated'],
      [['SEV-3'], { kind: 'next-business-day' }, ['Team Lead'], null, 'stated'],
    ]);
  });

  it('of a level that the scale forgets is for no other level', () => {
    const rules = matrix(`
  ## Escalation Matrix

  ### SEV-1 Incidents
  - **Immediate**: On-call engineer

  ### SEV-9 Incidents
  - **Next business day**: Team Lead
  - **Weekly review**: Product Owner
      `);
    expect(rules).toEqual([[['SEV-1'], after(0), ['On-call engineer'], null, 'stated']]);
  });

  it('may be a table of times and people below the heading of a level, and is of that level', () => {
    const rules = matrix(`
  ## Escalation Matrix

  ### SEV-1

  | When | Who |
  |---|---|
  | Immediate | On-call engineer |
  | Within 20 minutes | Team Lead |
  | Within 1 hour, if customers are affected | CEO |

  ### SEV-9

  | When | Who |
  |---|---|
  | Immediate | Night porter |
  | Within 20 minutes | Auditor |
      `);
    expect(rules).toEqual([
      [['SEV-1'], after(0), ['On-call engineer'], null, 'stated'],
      [['SEV-1'], after(20), ['Team Lead'], null, 'stated'],
      [['SEV-1'], after(60), ['CEO'], 'customers-are-affected', 'stated'],
    ]);
  });

  it('is read from a table of first responder, whom to escalate to, and when', () => {
    expect(
      matrix(`
  ## Escalation

  | Severity | Initial Responder | Escalate To | When to Escalate |
  |---|---|---|---|
  | SEV-1 | On-call engineer | CTO | Immediately |
  | SEV-2 | On-call engineer | Team Lead | If not resolved in 30 min |
      `),
    ).toEqual([
      [['SEV-1'], after(0), ['On-call engineer'], null, 'stated'],
      [['SEV-1'], after(0), ['CTO'], null, 'stated'],
      [['SEV-2'], after(0), ['On-call engineer'], null, 'stated'],
      [['SEV-2'], after(30), ['Team Lead'], 'unresolved', 'stated'],
    ]);
  });

  it('reads one cell that says when and whom', () => {
    expect(
      matrix(`
  ## Quick Reference

  | Severity | Response Time | Escalation |
  |---|---|---|
  | SEV-1 | 5 minutes | Immediate - all hands |
  | SEV-2 | 1 hour | On-call engineer |
      `),
    ).toEqual([
      [['SEV-1'], after(0), ['all hands'], null, 'stated'],
      [['SEV-2'], after(0), ['On-call engineer'], null, 'stated'],
    ]);
  });

  it('keeps a sentence about executives as telling, by mail, for the levels that it names', () => {
    const rules = read(`${SCALE}
  ## Executive Notifications

  For SEV-1 and SEV-2 incidents, the executive team will be notified via email.
    `).matrix;
    expect(rules).toMatchObject([
      { severities: ['SEV-1'], to: ['executive team'], purpose: 'inform', channels: ['email'], delay: null },
      { severities: ['SEV-2'], to: ['executive team'], purpose: 'inform' },
    ]);
  });

  it('knows what "If not" is about: the question of the sentence before, turned round', () => {
    const [rule] = read(
      `${SCALE}\n  ## Triage\n\n  If the cause is known, proceed to Repair. If not, escalate to more responders for help.\n`,
    ).matrix;
    expect(rule).toMatchObject({
      to: ['more responders'],
      delay: null,
      condition: { text: 'If not (the cause is known)', field: 'cause-is-known', expects: false },
    });
  });
});

describe('the escalation ladder', () => {
  it("is read from levels in a block, counted from the incident's start", () => {
    expect(
      rungs(`
        ## Escalation Path
        \`\`\`
        Level 1: On-call Engineer
        Level 2: Team Lead (+15 minutes)
        Level 3: CTO (60+ min)
        \`\`\`
      `),
    ).toEqual([
      [1, after(0), ['On-call Engineer'], null],
      [2, after(15), ['Team Lead'], null],
      [3, after(60), ['CTO'], null],
    ]);
  });

  it('is read from an arrow chain with branches below, mojibake and all', () => {
    expect(
      rungs(`
        ## Escalation Path
        \`\`\`
        Developer â†’ Team Lead
             â†“
        Security Team (if security-related)
        \`\`\`
      `),
    ).toEqual([
      [1, after(0), ['Developer'], null],
      [2, null, ['Team Lead'], null],
      [3, null, ['Security Team'], 'security-related'],
    ]);
  });

  it('gives the words on an arrow to whoever stands below it', () => {
    expect(
      rungs(`
        ## Escalation
        \`\`\`
        L1: On-call engineer
            |
            v (not resolved in 30 min)
        L2: Engineering lead
        \`\`\`
      `)[1],
    ).toEqual([2, after(30), ['Engineering lead'], 'unresolved']);
  });

  it('joins a chain without times and a table without people, and says so', () => {
    const joined = read(`
      ## Severity Levels

      | Level | Description | Escalation    |
      |-------|-------------|---------------|
      | SEV-1 | Critical    | Within 10 min |
      | SEV-2 | Low         | None          |

      ## Escalation Path
      \`\`\`
      Developer -> Team Lead -> CTO
      \`\`\`
    `).matrix.filter((r) => r.origin === 'inferred');
    expect(joined).toMatchObject([
      { severities: ['SEV-1'], delay: after(10), to: ['Team Lead'], because: expect.stringContaining('line 10') },
    ]);
  });

  it('adds up how long each has to answer', () => {
    expect(
      rungs(`
        ## Escalation

        1. **Pilot on duty** – 10 minutes to acknowledge
        2. **Deputy** – 5 minutes to acknowledge
        3. **Head of operations**
      `),
    ).toEqual([
      [1, after(0), ['Pilot on duty'], null],
      [2, after(10), ['Deputy'], null],
      [3, after(15), ['Head of operations'], null],
    ]);
  });

  it('is read from a labelled chain among the roles', () => {
    expect(
      rungs(`
        ## Roles and channels

        - **Bridge:** \`#bridge\`
        - **Escalation policy:** \`billing-primary\` -> Billing lead -> Data officer
      `),
    ).toEqual([
      [1, after(0), ['billing-primary'], null],
      [2, null, ['Billing lead'], null],
      [3, null, ['Data officer'], null],
    ]);
  });

  it('has no rungs that are steps', () => {
    expect(
      rungs(`
        ## Escalation

        1. Pilot on duty
        2. Head of operations (after 20 minutes)
        3. Document each call in the log
      `),
    ).toEqual([
      [1, after(0), ['Pilot on duty'], null],
      [2, after(20), ['Head of operations'], null],
    ]);
  });

  it('stands in a table with people down its side, levels across its top and times in its cells', () => {
    expect(
      matrix(
        '  ## Escalation matrix\n\n  | Who | SEV-1 | SEV-2 |\n  |---|---|---|\n  | Pilot on duty | Immediately | 10 min |\n  | Head of operations | 15 min | - |\n  | Director | 1h | Never |\n',
      ),
    ).toEqual([
      [['SEV-1'], after(0), ['Pilot on duty'], null, 'stated'],
      [['SEV-2'], after(10), ['Pilot on duty'], null, 'stated'],
      [['SEV-1'], after(15), ['Head of operations'], null, 'stated'],
      [['SEV-1'], after(60), ['Director'], null, 'stated'],
    ]);
  });

  it('has people with their times down its side even where the first of them is on call, and asks where a cell is no time', () => {
    expect(
      matrix(
        '  ## Escalation matrix\n\n  | Role | SEV-1 | SEV-2 |\n  |---|---|---|\n  | On-call | Immediate | 2hr |\n  | Director | 1hr | Weekly |\n',
      ),
    ).toEqual([
      [['SEV-1'], after(0), ['On-call'], null, 'stated'],
      [['SEV-2'], after(120), ['On-call'], null, 'stated'],
      [['SEV-1'], after(60), ['Director'], null, 'stated'],
      [['SEV-2'], null, ['Director'], 'weekly', 'stated'],
    ]);
  });

  it('has a column of times for each whom its head names', () => {
    expect(
      matrix(
        '  ## Targets\n\n  | Severity | Escalate to lead | Escalate to director |\n  |---|---|---|\n  | SEV-1 | 15 minutes | 1 hour |\n  | SEV-2 | 1 hour | – |\n',
      ),
    ).toEqual([
      [['SEV-1'], after(15), ['lead'], null, 'stated'],
      [['SEV-1'], after(60), ['director'], null, 'stated'],
      [['SEV-2'], after(60), ['lead'], null, 'stated'],
    ]);
  });

  it('begins with who responds, in a table of levels too', () => {
    const called = (text: string) => read(`# R\n\n## Severity\n\n${text}`).matrix.map((r) => [r.severities, r.delay, r.to]);
    const rows = '|---|---|---|---|\n| P0 | down | Immediate | On-call + lead engineer |\n| P1 | slow | 30 minutes | On-call engineer |\n';
    expect(called(`| Level | Definition | Response time | Who responds |\n${rows}`)).toEqual([
      [['P0'], after(0), ['On-call']],
      [['P0'], after(0), ['lead engineer']],
      [['P1'], after(0), ['On-call engineer']],
    ]);
    expect(called(`| Level | Definition | Response time | Example |\n${rows}`)).toEqual([]);
  });

  it('is not seen in the drawing of a process', () => {
    expect(rungs('## Escalation\n```\n┌────┐   ┌────┐\n│ A  │──▶│ B  │\n└────┘   └────┘\n```\n')).toEqual([]);
  });
});
