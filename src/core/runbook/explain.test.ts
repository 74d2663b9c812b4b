import { describe, expect, it } from 'vitest';
import { inOneLine } from './explain/sentence.ts';
import { explain } from './explain.ts';
import { read } from './story.fixture.ts';

/** The sentences as the terminal prints them: what belongs to another stands below it. */
const told = (text: string, section: string) =>
  explain(read(text))
    .filter((one) => one.section === section)
    .map(({ text: said, within }) => '  '.repeat(within.length) + said);

describe('what a runbook is understood to say', () => {
  it('puts steps below their phase, and questions below their step, without saying either again', () => {
    const text = `
      ## Phase 1: Triage

      - [ ] Acknowledge the page
      - [ ] Find out how far it reaches:
        - [ ] Which shops are hit?
      - [ ] Update the status page if applicable

      If the cause is known, proceed to Repair.

      ## Phase 2: Repair

      - [ ] Roll back
    `;
    expect(told(text, 'Phases')).toEqual([
      'Phase 1: Triage.',
      '  Acknowledge the page (ticked by itself once somebody acknowledges)',
      '  Find out how far it reaches:',
      '    Which shops are hit? (a question)',
      '  Update the status page if applicable (ticked by itself once the status page is updated)',
      '  Gate: The cause is known? Yes: go on with Repair. No: not stated.',
      'Phase 2: Repair.',
      '  Roll back',
    ]);
  });

  it('says the time of a phase once, also where it is its name', () => {
    const text = (name: string) => `## ${name}\n\n- [ ] Look\n\n## 24-hour actions\n\n- [ ] Mend\n`;
    expect(told(`# Incident response\n\n${text('First 60 minutes')}`, 'Phases')[0]).toBe('Phase 1: First 60 minutes.');
  });

  it("keeps a step's whole place for an editor", () => {
    const steps = explain(read('## Phase 1: Triage\n\n1. Ask around:\n   - the duty desk\n\n## Phase 2: Repair\n\n1. Roll back\n'));
    expect(steps.find(({ text }) => text === 'the duty desk')?.within).toEqual(['Triage', 'Ask around:']);
  });

  it('quotes the words of a time only where they say more than the time', () => {
    const text = `
      ## Severity levels

      | Level | Meaning | Response time |
      |---|---|---|
      | P1 | down | < 15 min |
      | P2 | slow | 1 hour (office hours) |
      | P3 | odd | Best effort |
    `;
    expect(told(text, 'Severity').filter((one) => one.includes('respond'))).toEqual([
      'P1: respond within 15 minutes.',
      'P2: respond within 1 hour ("1 hour (office hours)").',
      'P3: respond: "Best effort", which no clock can keep.',
    ]);
  });

  it('says how often as people say it', () => {
    const text = `
      ## Severity levels

      - **P1:** down
      - **P2:** slow
      - **P3:** odd

      ## Update frequency

      - P1: every 30 minutes
      - P2: hourly
      - P3: daily
    `;
    expect(told(text, 'Messages')).toEqual(['P1: an update every 30 minutes.', 'P2: an update every hour.', 'P3: an update every day.']);
  });

  it('says who does what to the review by when', () => {
    const text = '## Post-incident review\n\n- Schedule the review within 24 hours of resolution\n- Publish the report within 1 week\n';
    expect(told(text, 'Review').slice(0, 2)).toEqual([
      'every severity: the review is scheduled within 24 hours of the resolution.',
      'every severity: the report is published within 1 week of the resolution.',
    ]);
  });

  it('names links at the end, each once', () => {
    const text = '# On call\n\nSee [rollback.md](./rollback.md) and the [plan](../plan.md).\n\n## Phase 1: Triage\n\n- [ ] Look\n';
    expect(told(text, 'Links')).toEqual(['./rollback.md.', 'plan (../plan.md).']);
  });

  it('begins what was not understood with its first words, uncut and without Markdown', () => {
    const text = `
      ## Severity levels

      - **P1:** down
      - **P2:** slow

      ## Weather

      1. **Look** out of the window, and once you have done that look out of the other window as well, please

      \`\`\`
      sunny intervals
      \`\`\`
    `;
    expect(told(text, 'Not understood')).toEqual([
      'This list under "Weather" was not understood. It begins: "Look out of the window, and once you have done that look out of the …"',
      'This block under "Weather" was not understood. It begins: "sunny intervals"',
    ]);
  });

  it.each([
    ['Is it over?.', 'Is it over?'],
    ['Check these:.', 'Check these.'],
    ['Done..', 'Done.'],
    ['two\n  lines', 'two lines'],
  ])('ends %j as one sentence', (text, sentence) => expect(inOneLine(text)).toBe(sentence));
});
