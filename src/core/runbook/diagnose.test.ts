import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { remarks, SCALE } from './story.fixture.ts';

describe('what the owner is told', () => {
  it.each([
    ['a level nobody is called for', SCALE, 'severity-without-path@3'],
    ['a chain without times', `${SCALE}\n  ## Escalation\n  \`\`\`\n  Ann -> Bob\n  \`\`\`\n`, 'escalation-without-times@9'],
    [
      'an escalation to nobody',
      '## Severity\n\n| Level | Description | Escalation |\n|---|---|---|\n| SEV-1 | Critical | Within 10 min |\n| SEV-2 | Low | None |\n',
      'escalation-without-target@5',
    ],
    [
      'a resolution sooner than the response',
      '## Severity Levels\n\n### SEV-1\n**Response Time:** 2 hours\n**Resolution Time:** 1 hour\n\n### SEV-2\n**Response Time:** 3 hours\n',
      'contradicting-targets@3',
    ],
    [
      'a metric that aims elsewhere than the scale',
      '## Severity Levels\n\n### SEV-1\n**Response Time:** 15 minutes\n\n### SEV-2\n**Response Time:** 1 hour\n\n## Metrics\n- **Mean Time to Respond (MTTR):** < 1 hour for SEV-1\n',
      'contradicting-targets@10',
    ],
    [
      'one abbreviation for two metrics',
      '## Metrics\n- **Mean Time to Respond (MTTR):** fast\n- **Mean Time to Resolve (MTTR):** faster\n',
      'metric-defined-twice@3',
    ],
    ['a level without a promised update', `${SCALE}\n  ## Communication\n  - Updates every 30 minutes for SEV-1/2\n`, 'cadence-missing@5'],
    ['a link in quotes', "# R\n\nSee [the plan]('plan.md').\n", 'broken-link@3'],
    ['an anchor to nothing', '# R\n\nSee [it](#nowhere).\n', 'broken-link@3'],
    ['a blank contact', '## Contacts\n- On-call: TBD\n', 'unfilled@2'],
    ['mojibake', '# R\n\nitâ€™s\n', 'mojibake@3'],
    ['a log that is followed for ever', '## Recovery Procedures\n\n```bash\njournalctl -f\n```\n', 'command-never-ends@4'],
    ['a command for a terminal', '## Recovery Procedures\n\n```bash\nhtop\n```\n', 'command-interactive@4'],
    ['a command that destroys', '## Recovery Procedures\n\n```bash\nrm -rf /tmp/x\n```\n', 'command-destructive@4'],
    ['a variable that nobody sets', '## Recovery Procedures\n\n```bash\necho $TARGET\n```\n', 'variable-unset@4'],
    ['a host that is a placeholder', '## Recovery Procedures\n\n```bash\ncurl https://yourdomain.com/health\n```\n', 'placeholder-host@4'],
    ['a time that needs a calendar', `${SCALE}\n  ## Escalation\n\n  ### SEV-3\n  - **Next business day**: Team Lead\n`, 'vague-time@10'],
    ['a review without a deadline', `${SCALE}\n  ## Post-Mortem\n\n  **Required for SEV-1 incidents.**\n`, 'review-without-deadline@9'],
    ['a channel that two incidents would share', '# R\n\n- [ ] Create a channel named `#incident-YYYY-MM-DD`.\n', 'channel-collides@3'],
    ['a table that nobody understands', '# R\n\n## Weather\n\n| Month | Rain |\n|---|---|\n| May | much |\n', 'unread@5'],
  ])('%s', (_, text, remark) => {
    expect(remarks(`${text}\n\nThis is how we work an incident.\n`)).toContain(remark);
  });

  it("shows the owner's own line, mojibake and all", () => {
    const { diagnostics } = compile('# R\n\nitâ€™s [x](#nowhere)\n');
    expect(diagnostics.find((d) => d.ruleId === 'broken-link')?.excerpt).toBe('itâ€™s [x](#nowhere)');
  });
});
