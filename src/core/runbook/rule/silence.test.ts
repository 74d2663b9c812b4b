import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { dedent } from '../story.fixture.ts';

const told = (text: string) => compile(dedent(text), { today: '2026-11-21' }).diagnostics.map(({ ruleId }) => ruleId);
const LEVELS = ['## Severity levels', '', '- **SEV-1:** down', '- **SEV-2:** slow', '- **SEV-3:** odd', ''].join('\n');

describe('what is answered in the document needs no remark', () => {
  it('an escalation that says of a level that nobody is called', () => {
    const text = (answer: string) =>
      `${LEVELS}\n## Escalation\n\n### SEV-1\n- **Immediately**: On-call engineer\n\n### SEV-2\n- **Within 1 hour**: On-call engineer\n\n### SEV-3\n- ${answer}\n`;
    expect(told(text('Nobody before the next business day'))).not.toContain('severity-without-path');
    expect(told(text('None'))).not.toContain('severity-without-path');
    expect(told(text('See the wiki'))).toContain('severity-without-path');
  });

  it('a row of the escalation whose target is "N/A"', () => {
    const row = (target: string) =>
      `${LEVELS}\n## Escalation\n\n| Severity | Escalate to | When |\n|---|---|---|\n| SEV-1 | CTO | Immediately |\n| SEV-2 | Team lead | After 30 minutes |\n| SEV-3 | ${target} | Next business day |\n`;
    expect(told(row('N/A'))).not.toContain('escalation-without-target');
  });

  it('an escalation to a higher level, which calls whoever that level calls', () => {
    const line = (to: string) =>
      `${LEVELS}\n## Escalation\n\n### SEV-1\n- **Immediately**: On-call engineer\n\n### SEV-2\n- If not improving after 60 minutes, escalate to ${to}.\n`;
    expect(told(line('SEV-1'))).not.toContain('escalation-without-target');
  });

  it('a cadence in words that are no clock, beside those that are', () => {
    const list = (last: string) => `${LEVELS}\n## Update cadence\n\n- SEV-1: every 30 minutes\n- SEV-2: every hour\n${last}`;
    expect(told(list('- SEV-3: on demand\n'))).not.toContain('cadence-missing');
    expect(told(list(''))).toContain('cadence-missing');
    expect(told(`${list('')}\nNo updates are sent for SEV-3.\n`)).not.toContain('cadence-missing');
    const table = (last: string) =>
      `## Severity levels\n\n| Level | Meaning | Update frequency |\n|---|---|---|\n| SEV-1 | down | every 30 min |\n| SEV-2 | slow | hourly |\n| SEV-3 | odd | ${last} |\n`;
    expect(told(table('end-of-day summary'))).not.toContain('cadence-missing');
    expect(told(table('–'))).not.toContain('cadence-missing');
    expect(told(table(''))).toContain('cadence-missing');
  });

  it('a cell below "Response" that says what is done, and means no time', () => {
    const response = (cell: string) =>
      `## Severity levels\n\n| Level | Meaning | Response |\n|---|---|---|\n| SEV-1 | down | 15 minutes |\n| SEV-2 | slow | ${cell} |\n`;
    expect(told(response('Page on-call and open a bridge'))).not.toContain('vague-time');
    expect(told(response('Best effort'))).toContain('vague-time');
    expect(told(response('Next planned work block'))).toContain('vague-time');
  });

  it('an escalation at once of a level that may be answered later, where it is the on-call engineer who is called', () => {
    const row = (who: string) =>
      `## Severity levels\n\n| Level | Response time | Escalation |\n|---|---|---|\n| P1 | 15 minutes | ${who} |\n| P2 | 1 hour | Team lead after 2 hours |\n`;
    expect(told(row('Team lead immediately'))).toContain('escalation-before-response');
    expect(told(row('Team lead within 15 minutes'))).not.toContain('escalation-before-response');
    expect(told(row('On-call engineer immediately'))).not.toContain('escalation-before-response');
  });

  it('a phase after the resolution that is no review', () => {
    const phases = (last: string) =>
      `# Incident response\n\n## Phase 1: Detection\n\n- [ ] Look\n\n## Phase 2: Mitigation\n\n- [ ] Act\n\n## Phase 3: ${last}\n\n- [ ] Close the ticket\n`;
    expect(told(phases('Closure'))).not.toContain('review-without-deadline');
    expect(told(phases('Postmortem'))).toContain('review-without-deadline');
  });

  it('a condition that a step asks about in the same words', () => {
    const text = (step: string) =>
      `${LEVELS}\n## Escalation\n\n### SEV-1\n- **Immediately**: On-call engineer\n- **Within 30 min**: Legal (if more than 100 customers are hit)\n\n## Phase 1: Triage\n\n- [ ] ${step}\n\n## Phase 2: Recovery\n\n- [ ] Act\n`;
    expect(told(text('More than 100 customers are hit?'))).not.toContain('condition-unasked');
    expect(told(text('Look at the dashboards'))).toContain('condition-unasked');
  });

  it('a condition that Muster knows by itself', () => {
    const text = (condition: string) => `${LEVELS}\n## Escalation\n\n### SEV-1\n- **Within 30 min**: Head of Support (${condition})\n`;
    expect(told(text("if you can't resolve it"))).not.toContain('condition-unasked');
    expect(told(text('if customers complain'))).toContain('condition-unasked');
  });
});

describe('a command needs no remark', () => {
  const shell = (...lines: string[]) => `# Incident response\n\n## Recovery Procedures\n\n${lines.join('\n')}\n`;
  const fence = (...lines: string[]) => ['```bash', ...lines, '```', ''].join('\n');

  it('about a variable that an earlier block sets, behind a prompt or not, or that the text speaks of', () => {
    const use = fence('$ kubectl -n $NAMESPACE get pods');
    expect(told(shell(use))).toContain('variable-unset');
    expect(
      told(shell('Find the namespace:\n', fence('$ export NAMESPACE="$(kubectl get kubevirt -A \\', '    -o name)"'), use)),
    ).not.toContain('variable-unset');
    expect(told(shell('`NAMESPACE` is the one that the alert names.\n', use))).not.toContain('variable-unset');
  });

  it('about a blank that is given a name at the top of its block', () => {
    expect(told(shell(fence("PVC='<claim from the alert>'", 'kubectl describe pvc "$PVC"')))).not.toContain('command-blank');
    expect(told(shell(fence('kubectl describe pvc <claim>')))).toContain('command-blank');
  });

  it('about what it destroys, where the line above says how to bring it back', () => {
    expect(told(shell('To undo, restore the backup of the night:\n', fence('rm -rf /srv/cache')))).not.toContain('command-destructive');
    expect(told(shell('Make room:\n', fence('rm -rf /srv/cache')))).toContain('command-destructive');
  });
});

describe('a remark points to the line that it is about', () => {
  it('in a command of several lines', () => {
    const text =
      "# Incident response\n\n## Recovery Procedures\n\n```bash\nssh prod 'cd /srv/app && \\\n  git reset --hard origin/main~1'\n```\n";
    expect(compile(text).diagnostics.find((one) => one.ruleId === 'command-destructive')).toMatchObject({
      line: 7,
      excerpt: "  git reset --hard origin/main~1'",
    });
  });

  it('at the words of a cell, not at its bar', () => {
    const text = '## Contacts\n\n| Role | Contact |\n|---|---|\n| Team lead | TBD |\n| On-call | +44 20 7946 0018 |\n';
    expect(compile(text).diagnostics.find((one) => one.ruleId === 'unfilled')?.column).toBe(3);
  });
});

describe('what a remark says fits the document', () => {
  const remark = (text: string, id: string) => compile(dedent(text), { today: '2026-11-21' }).diagnostics.find((one) => one.ruleId === id);

  it('a time by the calendar is quoted as the table has it', () => {
    const text = `${LEVELS}\n## Escalation matrix\n\n| Role | SEV-1 | SEV-2 | SEV-3 |\n|---|---|---|---|\n| Duty desk | Immediate | 1 hour | 4 hours |\n| Team lead | 15 min | 2 hours | Next day |\n`;
    expect(remark(text, 'vague-time')).toMatchObject({
      reason: '"Next day" depends on a calendar.',
      understood: expect.stringContaining('"next business day"'),
    });
  });

  it('a cell without a time, beside others that have one, is told with what comes of it', () => {
    const text = (cell: string) =>
      `${LEVELS}\n## Escalation matrix\n\n| Role | SEV-1 | SEV-2 | SEV-3 |\n|---|---|---|---|\n| Duty desk | Immediate | 1 hour | 4 hours |\n| Head of Shops | 30 min | 2 hours | ${cell} |\n`;
    expect(remark(text('Monthly'), 'vague-time')).toMatchObject({
      reason: '"Monthly" cannot be reckoned as a time.',
      understood: '"Head of Shops" is called only when somebody says so for SEV-3, because no time was understood.',
    });
    expect(remark(text('-'), 'vague-time')).toBeUndefined();
  });

  it('where there is no escalation yet, its chapter is asked for; where somebody is called perhaps, it is them', () => {
    expect(remark(LEVELS, 'severity-without-path')?.fix).toContain('a chapter Escalation, in it a heading "SEV-1"');
    const perhaps = `${LEVELS}\n## Escalation\n\n### SEV-1\n- **Immediately**: Duty manager (if customer-facing)\n\n### SEV-2\n- **Immediately**: Duty manager\n\n### SEV-3\n- **Immediately**: Duty manager\n`;
    expect(remark(perhaps, 'severity-without-path')?.fix).toContain(
      'below the escalation a heading "SEV-1" and under it "- Immediately: Duty manager"',
    );
  });

  it('a shell on another host is told with that host', () => {
    const found = remark('# Incident response\n\n## Recovery\n\n```bash\nssh ops@api.shop.internal\n```\n', 'command-interactive');
    expect(found?.fix).toBe(`Name the command to run there: "ssh ops@api.shop.internal 'df -h'".`);
    const logs = remark('# Incident response\n\n## Recovery\n\n```bash\naws logs tail /shop --follow\n```\n', 'command-never-ends');
    expect(logs?.fix).toBe('Drop "--follow", and say from when: "--since 15m".');
  });

  it('a chain for one kind of incident needs its times as well', () => {
    const paths =
      '## Escalation paths\n\n1. **Billing issues**: Billing → Head of Billing\n2. **Login issues**: Identity team → Identity lead\n';
    const found = remark(paths, 'escalation-without-times');
    expect(found?.missing).toBe('The time after which Head of Billing is called.');
    expect(found?.also.map(({ line }) => line)).toEqual([4]);
  });
});
