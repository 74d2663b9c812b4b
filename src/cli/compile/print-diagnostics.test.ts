import colors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { compile } from '../../core/runbook/compile.ts';
import { ruleOf } from '../../core/runbook/rule/index.ts';
import { TEXTS } from '../../core/runbook/texts.fixture.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { clip, underline } from './print-excerpt.ts';

const plain = colors.createColors(false);
const printed = (text: string) =>
  printDiagnostics(compile(text, { today: '2026-11-21' }).diagnostics, 'r.md', (id) => ruleOf(id)?.why ?? null, plain);

const TEXT = [
  '## Phase 1: Triage',
  '',
  '- [ ] Create a channel named `#incident-YYYY-MM-DD`.',
  '',
  '## Phase 2: Recovery',
  '',
  '- [ ] Bring it back',
  '',
  '## Contacts',
  '',
  '- On-call: TBD',
  '- Ops: ops@yourdomain.com',
  '',
  '## Recovery Procedures',
  '',
  '```bash',
  'journalctl -f',
  'curl https://example.com/health',
  'watch df -h',
  '```',
].join('\n');

describe('remarks as a person reads them', { timeout: 60_000 }, () => {
  it('come the most severe first, those of one rule together', () => {
    expect(printed(TEXT).map((one) => /^\w+\[[\w-]+\]/u.exec(one)?.[0])).toEqual([
      'warning[unfilled]',
      'warning[placeholder-host]',
      'warning[placeholder-host]',
      'warning[command-never-ends]',
      'warning[command-never-ends]',
      'note[channel-collides]',
    ]);
  });

  it('show the line, what was understood, why it matters, and what to write', () => {
    expect(printed(TEXT)[0]).toBe(
      [
        'warning[unfilled] The contact "On-call" is not filled in.',
        '   --> r.md:11:3',
        '   |',
        '11 | - On-call: TBD',
        '   |   ^^^^^^^',
        '   = understood: "TBD" is a blank, and is not used.',
        '   = at 03:00: A blank cannot be called. Muster never uses it, so nobody answers in its place.',
        '   = fix: Write the number or the address in its place, or remove the line.',
      ].join('\n'),
    );
  });

  it('say once why a rule matters, and once an advice that is the same', () => {
    const [one = '', other = ''] = printed(TEXT).filter((each) => each.includes('[placeholder-host]'));
    expect([one, other].map((each) => [each.includes('at 03:00'), each.includes('= fix')])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('name the other places, with their own reason where it is another one', () => {
    const text = '# Incident response\n\n## Contacts\n\n- Primary: TBD\n- Secondary: TBD\n';
    expect(printed(text).join('\n')).toContain('also on line 6: The contact "Secondary" is not filled in.');
  });

  it('name each that is meant, also of several on one line, and of many in few words', () => {
    const chain = (who: string[]) =>
      `## Escalation\n\n\`\`\`\n${who.join(' -> ')}\n\`\`\`\n\n## Contacts\n\n| Role | Contact |\n|---|---|\n| Help desk | +44 20 7946 0018 |\n`;
    const told = (text: string) => printed(text).find((each) => each.includes('[role-without-holder]')) ?? '';
    expect(told(chain(['Tester', 'Owner (+5 min)']))).toMatch(/"Tester" is called[^]*also on line 4: "Owner" is called/u);
    const many = ['Tester', 'Owner', 'Baker', 'Miller', 'Smith', 'Mason', 'Tailor', 'Cooper'].map((one, i) => `${one} (+${i + 1} min)`);
    expect(told(chain(many))).toContain('= also "Owner" on line 4\n  = also "Baker" on line 4\n');
  });

  it('give the place at which the marks begin', () => {
    const text = '# Incident response\n\n## Repair\n\n```bash\ngit revert <commit>\n```\n';
    expect(printed(text).find((each) => each.includes('[command-blank]'))).toContain('--> r.md:6:12');
  });

  it.each(TEXTS)('of $name are no longer than a person reads', ({ text }) => {
    const lines = printed(text).join('\n\n').split('\n');
    expect(lines.length).toBeLessThan(170);
    expect(printed(text).every((one) => /= fix: |^\w+\[/u.test(one))).toBe(true);
  });
});

describe('a line of the document', () => {
  it('is cut around its place when it is long', () => {
    const { text, at } = clip(`${'a'.repeat(200)} here ${'b'.repeat(200)}`, 201);
    expect(text).toMatch(/^… a+ here b+ …$/u);
    expect(text.slice(at, at + 4)).toBe('here');
    expect(clip('short', 2)).toEqual({ text: 'short', at: 2 });
  });

  it('is marked below the words that the reason speaks of, else to the end of its cell or line', () => {
    const marks = (line: string, at: number, reason: string) => {
      const { blank, marks: below } = underline(line, at, reason);
      return line.slice(blank.length, blank.length + below.length);
    };
    expect(marks('Level 3: Engineering Manager (+30)', 0, '"Engineering Manager" is called.')).toBe('Engineering Manager');
    expect(marks('aws x --arn $ARN --zone eu', 0, '$ARN is used but never set.')).toBe('$ARN');
    expect(marks('| SEV-1 | down |', 2, 'Nobody is called.')).toBe('SEV-1');
    expect(marks('  htop -d 1', 0, 'This command waits.')).toBe('htop -d 1');
    expect(underline('… down | **Next day** reply |', 9, '"Next day reply" depends on a calendar.', true).marks).toBe('^'.repeat(18));
  });
});
