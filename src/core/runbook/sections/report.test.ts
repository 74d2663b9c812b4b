import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read, SCALE } from '../story.fixture.ts';

const HEAD = `# Incident response\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n`;
const sections = (text: string) => read(HEAD + text).review.sections.map((s) => s.name);
const metrics = (text: string) =>
  factsOf(read(HEAD + text)).metrics.map((m) => `${m.name}=${m.target}${m.severity ? ` ${m.severity}` : ''}`);

describe('the sections of the report', () => {
  it.each([
    [
      'a form in a fence below any title',
      '## Paperwork\n\n```\n# Incident\n\n## Timeline\n\n## Customer impact\n\n## Root cause\n\n## Follow-up\n```\n',
      ['Timeline', 'Customer impact', 'Root cause', 'Follow-up'],
    ],
    [
      'chapters below a title that names the report twice',
      '## 5. Incident report (PIR) / Post-mortem\n\n### Summary\n\n[what]\n\n### Timeline\n\n[when]\n\n### Root cause\n\n[why]\n\n### Action items\n\n[who]\n',
      ['Summary', 'Timeline', 'Root cause', 'Action items'],
    ],
    [
      'a line of names',
      '## Report template\n\nSummary | Timeline | Root cause | Lessons learned\n',
      ['Summary', 'Timeline', 'Root cause', 'Lessons learned'],
    ],
    [
      'chapters that follow the title of the form',
      '## Incident template\n\n## [Title]\n\n## Summary\n\n[One sentence.]\n\n## Timeline\n\n[When.]\n\n## Root cause\n\n[Why.]\n\n## Who we are\n\nWe keep shop.\n',
      ['Summary', 'Timeline', 'Root cause'],
    ],
    [
      'fields with their blanks below the title of a report',
      '## Notes\n\n```\n## Post-mortem: <title>\n- Duration: <from> to <to>\n- Root cause: <what>\n- Follow-ups: <links>\n```\n',
      ['Duration', 'Root cause', 'Follow-ups'],
    ],
    [
      'requirements',
      '## Postmortem requirements\n\n- Timeline in UTC\n- Root cause\n- Actions with owners\n',
      ['Timeline in UTC', 'Root cause', 'Actions with owners'],
    ],
    [
      'a line that leads to them',
      '## Afterwards\n\nA SEV-1 asks for a short review covering:\n\n- what started it\n- its blast radius\n- the way back\n',
      ['what started it', 'its blast radius', 'the way back'],
    ],
    [
      'a step of the process',
      '## Process\n\n1. **Retrospective:** Within 48 hours capture root cause, timeline and actions in the tracker.\n',
      ['root cause', 'timeline', 'actions'],
    ],
  ])('are read from %s', (_, text, expected) => expect(sections(text)).toEqual(expected));

  it.each([
    ['a fence of chapters that are no report', '## Layout\n\n```\n# Handbook\n\n## Timeline\n\n## Vacations\n\n## Expenses\n```\n'],
    ['a line of links in a chapter of something else', '## Links\n\nHome | Status | Chat | Wiki\n'],
  ])('are not read from %s', (_, text) => expect(sections(text)).toEqual([]));
});

describe('what is measured', () => {
  it.each([
    ['a share of the month', '## Uptime targets\n\n- **API:** 99.9% monthly availability, probed every minute\n', ['API=99.9%']],
    [
      'a target of one level, by its name',
      '## Metrics\n\n| Metric | Target |\n|---|---|\n| Time to contain | < 1 hour for SEV-1 |\n| Time to detect | Minimize |\n',
      ['Time to contain=< 1 hour SEV-1', 'Time to detect=null'],
    ],
    ['a label that calls it a target', '## Tiers\n\n- Tier 1\n  - Time-to-ack target: 5 minutes (by phone).\n', ['Time-to-ack=5 minutes']],
    [
      'no definition, whatever signs it has',
      '## What we measure\n\n- **API:** successful answers of the service itself, without maintenance that is announced ≥24h ahead\n',
      ['API=null'],
    ],
    ['abbreviations in passing', '## Drills\n\nTrack MTTA/MTTR after each of them.\n', ['MTTA=null', 'MTTR=null']],
    [
      'no sentence of work',
      '## Metrics and logs\n\n- Check the dashboard to see whether any errors are being logged by the service.\n',
      [],
    ],
  ])('is read from %s', (_, text, expected) => expect(metrics(text)).toEqual(expected));
});
