import { describe, expect, it } from 'vitest';
import { clockOf } from './clock.ts';
import { customerFacing, directoryOf, ladder, minutes, person, raised, rule, START, Story, severity } from './incident.fixture.ts';

const matrix = [
  rule('now', '*', minutes(0), ['On-call engineer']),
  rule('ceo', '*', minutes(30), ['CEO'], { condition: customerFacing }),
  rule('gone', '*', minutes(10), ['Scribe']),
  rule('some-day', '*', { kind: 'unstated', text: 'Best effort' }, ['CTO']),
];
const path = ladder('path', '*', [
  [0, 'On-call engineer'],
  [20, 'CTO'],
]);
const begin = () =>
  new Story(
    { severities: [severity('S1', 1, { respond: 15 })], matrix: matrix.slice(0, 3), ladders: [path] },
    directoryOf(['On-call engineer', 'CEO', 'CTO'], ['Duty phone']),
  );
const lines = (story: Story) =>
  clockOf(story.context, story.incident, story.now).escalation.map(
    (one) => `${one.id} ${one.status} ${((one.at ?? one.dueAt ?? START) - START) / 60_000} ${one.people.map((who) => who.id).join(',')}`,
  );

describe('the clock of an incident', () => {
  it('shows what the escalation has done and what is to come, in order of time, with who', () => {
    const story = begin().when(raised('S1')).at(12);
    expect(lines(story)).toEqual([
      'now reached 0 on-call-engineer',
      'path-1 reached 0 on-call-engineer',
      'gone skipped 10 ',
      'path-2 pending 20 cto',
      'ceo held 30 ceo',
    ]);
    const [, , gone, , ceo] = clockOf(story.context, story.incident, story.now).escalation;
    expect(gone?.because).toBe('Nobody holds Scribe.');
    expect(ceo).toMatchObject({
      because: 'Waits for an answer: customer-facing?',
      condition: { field: 'customer-facing', fulfilled: null },
      src: { line: 20 },
    });
  });

  it('shows that a ladder rests, and that nothing more comes when it is over', () => {
    const story = begin().when(raised('S1')).at(12).when({ type: 'AcknowledgeIncident', via: 'link' }, person('cto'));
    expect(lines(story)).toContain('path-2 stopped 20 cto');
    expect(clockOf(story.context, story.incident, story.now).escalation[3]?.because).toBe('cto has acknowledged.');
    story.when({ type: 'ResolveIncident', summary: 'Fixed' }, person('cto'));
    expect(lines(story)).toEqual(expect.arrayContaining(['path-2 over 20 cto', 'ceo over 30 ceo', 'now reached 0 on-call-engineer']));
    expect(clockOf(story.context, story.incident, story.now).unfilledRoles).toEqual([]);
  });

  it('shows when people are called again, as long as nobody has acknowledged', () => {
    const story = begin().when(raised('S1')).at(50);
    expect(lines(story)).toContain('again pending 95 on-call-engineer,duty-phone');
    expect(lines(story.when({ type: 'AcknowledgeIncident', via: 'link' }, person('cto'))).join()).not.toContain('again');
  });

  it('shows what is owed, the overdue before the next due', () => {
    const story = begin().when(raised('S1')).at(16);
    const { obligations, nextDue } = clockOf(story.context, story.incident, story.now);
    expect(obligations.map((one) => `${one.id} ${one.status}`)).toEqual(['respond breached', 'answer-customer-facing open']);
    expect(nextDue?.id).toBe('answer-customer-facing');
  });

  it('says of what no clock could keep that it has no time', () => {
    const story = new Story({ severities: [severity('S1', 1)], matrix }, directoryOf(['CTO'])).when(raised('S1'));
    expect(clockOf(story.context, story.incident, story.now).escalation.at(-1)).toMatchObject({
      id: 'some-day',
      status: 'unscheduled',
      dueAt: null,
    });
  });
});
