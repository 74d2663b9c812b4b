import { describe, expect, it } from 'vitest';
import { read } from '../story.fixture.ts';

const sections = (text: string): string[] => read(`# Incident response\n\n${text}`).review.sections.map((s) => s.name);

describe('what the report holds, told in a sentence', () => {
  it.each([
    [
      'behind a colon, with remarks in brackets',
      '## Afterwards\n\nA blameless retro: what broke (timeline), why it could, what was slow, and follow-ups with owners (a test, an alarm).\n',
      ['what broke (timeline)', 'why it could', 'what was slow', 'follow-ups with owners'],
    ],
    [
      'behind "covering"',
      '## Afterwards\n\nWrite a postmortem covering the timeline, the root cause, and action items.\n',
      ['timeline', 'root cause', 'action items'],
    ],
    [
      'in brackets behind the report',
      '## Closing\n\n1. Write the post-mortem (timeline, root cause and action items).\n2. Share it.\n',
      ['timeline', 'root cause', 'action items'],
    ],
    [
      'in a step of its own',
      '## After the incident\n\n1. Open a document.\n2. Include: what happened, when, who answered, what we learned.\n',
      ['what happened', 'when', 'who answered', 'what we learned'],
    ],
    [
      'behind a verb, with a place after the names',
      '## Post-mortem\n\nDocument what happened, the impact, the root cause, and the follow-up actions in the wiki.\n',
      ['what happened', 'impact', 'root cause', 'follow-up actions'],
    ],
    [
      'with arrows',
      '## Afterwards\n\nPost-mortem form: Summary → Timeline → Root cause → Action items\n',
      ['Summary', 'Timeline', 'Root cause', 'Action items'],
    ],
    [
      'of a log, where a cause stands beside what follows from it',
      '## Incident log\n\nEach outage is an issue. Include: timeline, root cause, fix applied, follow-up tasks.\n',
      ['timeline', 'root cause', 'fix applied', 'follow-up tasks'],
    ],
    [
      'in Spanish',
      '## Después del incidente\n\nDocumentar qué ocurrió, la cronología, la causa raíz y las acciones.\n',
      ['qué ocurrió', 'cronología', 'causa raíz', 'acciones'],
    ],
    [
      'in German',
      '## Nachbereitung\n\nDie Nachbesprechung hält fest: was passiert ist, die Ursache, die Auswirkung und die Maßnahmen.\n',
      ['was passiert ist', 'Ursache', 'Auswirkung', 'Maßnahmen'],
    ],
  ])('%s', (_, text, expected) => expect(sections(text)).toEqual(expected));

  it.each([
    ['what a review looks at', '## Afterwards\n\nA blameless review: we look at systems, tools, and processes, not at people.\n'],
    ['what an update says', '## Communication\n\nAn update includes: what is broken, who is hit, and when the next update is.\n'],
    ['who comes', '## Afterwards\n\nInvite to the review: the commander, the scribe, the product owner.\n'],
    ['tasks of the review', '## Afterwards\n\nThe review: timeline, root cause, schedule the post-mortem within 2 days.\n'],
    ['what somebody finds out first', '## Triage\n\nDocument: what happened, when it began, who is hit.\n'],
  ])('is not %s', (_, text) => expect(sections(text)).toEqual([]));
});

describe('what the report holds, in a list that is no form', () => {
  it.each([
    [
      'below a step that says to document',
      '## Afterwards\n\n- Publish it within 2 days.\n- Document:\n  - timeline\n  - root cause\n  - what we missed\n- Add a test.\n',
      ['timeline', 'root cause', 'what we missed'],
    ],
    [
      'below a time and "in writing"; a long instruction among the names is none',
      '## Post-incident\n\nWithin 2 days, written down:\n\n- Timeline: who did what\n- Root cause\n- Why no alarm rang\n- **Correct each runbook that led you astray**\n',
      ['Timeline', 'Root cause', 'Why no alarm rang'],
    ],
    ['of questions', '## Postmortem\n\n1. What happened?\n2. Why?\n3. What changes?\n', ['What happened?', 'Why?', 'What changes?']],
    [
      'of bold paragraphs',
      '## Post-mortem\n\n**Timeline:** what happened when.\n\n**Root cause:** why.\n\n**Action items:** who does what.\n',
      ['Timeline', 'Root cause', 'Action items'],
    ],
    [
      'that is a table',
      '## Post-mortem\n\n| Item | Description |\n|---|---|\n| Summary | what |\n| Timeline | when |\n| Root cause | why |\n',
      ['Summary', 'Timeline', 'Root cause'],
    ],
    [
      'below a title that asks for it',
      '## Afterwards\n\n### What to write down\n\n- Summary\n- Timeline\n- Root cause\n',
      ['Summary', 'Timeline', 'Root cause'],
    ],
  ])('%s', (_, text, expected) => expect(sections(text)).toEqual(expected));

  it.each([
    ['steps', '## Post-incident review\n\n- Schedule the review\n- Update the timeline\n- Find the root cause\n- Create action items\n'],
    ['an agenda', '## Post-incident review\n\n### Agenda\n\n- Timeline\n- Root cause\n- Action items\n'],
  ])('is not %s', (_, text) => expect(sections(text)).toEqual([]));

  it('is not what somebody sends who reports a flaw', () => {
    expect(
      sections(
        '## Reporting a flaw\n\n### Required information\n\nReports should include:\n\n1. The version\n2. A description of the flaw\n3. A program that shows it\n',
      ),
    ).toEqual([]);
  });

  it('is read, and not told as unread', () => {
    const text = '# Incident response\n\n## Post-incident\n\nDocument:\n\n- timeline\n- root cause\n- what we missed\n';
    expect(read(text).document.unread).toEqual([]);
  });
});
