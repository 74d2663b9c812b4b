import { describe, expect, it } from 'vitest';
import { declared, fact, raised, START, Story } from '../incident/incident.fixture.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { MINUTE } from '../time/instant.ts';
import { ana, ben, checkoutDown, checkoutTeam, said, template } from './checkout.fixture.ts';
import { report } from './report.ts';

const section = (name: string, line: number, ...guidance: string[]) => ({
  ...fact(line),
  name,
  guidance: guidance.map((text) => ({ ...fact(line + 1), text })),
});
const review = (more: Partial<CompiledPolicy['review']>): Partial<CompiledPolicy> => ({
  review: { deadlines: [], attendees: [], agenda: [], sections: [], distribution: [], methods: [], timelineQuestions: [], ...more },
});
const written = (story: Story) => report(story.context, story.incident, story.history);
const headings = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('## '));

/** The sections of this runbook, what the review asks, and what an action item must say. */
const learning: Partial<CompiledPolicy> = {
  ...review({
    sections: [
      section('Summary', 100, 'What happened, in two sentences.'),
      section('Impact', 104, 'Users affected: X', 'Duration: X minutes'),
      section('Timeline', 108),
      section('Root Cause', 110, 'What made it possible.'),
      section('What Could Be Improved', 114),
      section('Action Items', 118),
    ],
    deadlines: [
      {
        ...fact(130),
        id: 'hold',
        severities: ['SEV-1'],
        what: 'hold',
        text: 'Hold the review within 48 hours',
        delay: { kind: 'after', minutes: 2880 },
        required: true,
      },
    ],
    attendees: [
      { ...fact(132), text: 'Incident Commander' },
      { ...fact(133), text: 'Customer success' },
    ],
    agenda: [
      { ...fact(135), text: 'Timeline', minutes: 15, topics: [{ ...fact(136), text: 'What the pages said' }] },
      { ...fact(137), text: 'Actions', minutes: 10, topics: [] },
    ],
    methods: [{ ...fact(140), name: '5 Whys', guidance: 'Ask why until the answer is a decision.' }],
    distribution: [{ ...fact(142), audience: 'Management', to: 'Executive team', condition: null }],
  }),
  actionItems: {
    fields: ['Action', 'Owner', 'Priority'].map((name, index) => ({ ...fact(150), name, choices: index === 2 ? ['High', 'Low'] : [] })),
    horizons: [],
    followUp: [{ ...fact(151), text: 'Track progress weekly', everyDays: 7 }],
  },
};

describe('the report', () => {
  it('is the whole night by the sections of the runbook, always in the same words', async () => {
    const story = checkoutDown(learning)
      .at(75)
      .when({ type: 'CorrectTime', moment: 'impact', to: START - 5 * MINUTE, reason: 'the graphs say so' }, ana);
    const chained = story.history.map((one, index) => ({ ...one, hash: `hash-${index}` }));
    await expect(report(story.context, story.incident, chained)).toMatchFileSnapshot('./report.golden.md');
  });

  it('keeps the order of the runbook, and adds the rest of the record after it', () => {
    expect(headings(written(checkoutDown(learning)))).toEqual([
      '## Summary (line 100)',
      '## Impact (line 104)',
      '## Timeline (line 108)',
      '## Root Cause (line 110)',
      '## What Could Be Improved (line 114)',
      '## Action Items (line 118)',
      '## Record',
    ]);
  });

  it('takes the headings of a postmortem template where the runbook has only that', () => {
    const body = '## Incident Post-Mortem: [INCIDENT-ID]\n\n### Summary\n\nBrief description.\n\n### Lessons Learned\n\nKey takeaways.';
    const markdown = written(checkoutDown({ templates: [template('pm', body, { use: 'postmortem' })] }));
    expect(headings(markdown)).toEqual(['## Summary (line 92)', '## Lessons Learned (line 96)', '## Record']);
    expect(markdown).toContain('> Key takeaways.');
  });

  it('answers the required fields of the record in one list', () => {
    const field = (name: string, text: string | null = null) => ({ ...fact(160), name, text });
    const recordFields = [
      field('Incident ID'),
      field('Severity Level'),
      field('Start Time'),
      field('End Time'),
      field('Duration'),
      field('Affected Systems'),
      field('Root Cause', 'Technical cause'),
    ];
    const markdown = written(checkoutDown({ recordFields }));
    expect(markdown).toContain(
      '- **Incident ID**: INC-7\n- **Severity Level**: SEV-1 (Critical)\n- **Start Time**: 2026-11-21 03:00 UTC\n- **End Time**: 2026-11-21 04:10 UTC\n- **Duration**: 1 h 10 min\n- **Affected Systems**: checkout, payments\n\n## Root Cause (line 160)\n\n> Technical cause\n\n_To be written._',
    );
  });

  it('says that the sections are ours where the runbook names none', () => {
    expect(written(checkoutDown())).toContain('names no sections for this report; these are Muster');
  });

  it('shows an impossible time as invalid and gives it no verdict', () => {
    const story = checkoutDown().when({ type: 'CorrectTime', moment: 'resolved', to: START - 60 * MINUTE, reason: 'typo' }, ben);
    const state = { ...story.incident, moments: { ...story.incident.moments, resolved: START - 60 * MINUTE } };
    const markdown = report(story.context, state, story.history);
    expect(markdown).toContain('| Resolve | **invalid**: resolved before detected | 60 minutes (line 1) |  |');
    expect(markdown).toContain('- **Duration**: **invalid**: resolved before the impact began');
  });

  it('shows what an alert and people said as data', () => {
    const alert = {
      key: 'k',
      status: 'firing' as const,
      summary: '# Owned\n<img src=x> [click](javascript:x) | https://evil.example',
      labels: {},
      link: null,
    };
    const story = new Story({ ...said }, checkoutTeam()).when(raised('SEV-1', { title: '<b>x</b>', alert }), ana);
    const markdown = written(story);
    expect(markdown).toContain('# Incident INC-7: \\<b\\>x\\</b\\>');
    expect(markdown).toContain('\\# Owned \\<img src=x\\> \\[click\\](javascript:x) \\| `https://evil.example`');
  });

  it('can be written of an incident that has only begun', () => {
    const markdown = written(new Story({}, checkoutTeam()).when(raised(null)));
    expect(markdown).toContain('- **Duration**: not resolved yet');
    expect(markdown).toContain('- **Severity**: never set');
    expect(written(new Story({ ...said }, checkoutTeam()).when(declared('SEV-2'), ana))).toContain('Not resolved yet.');
  });
});
