import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { clockOf } from './clock.ts';
import { customerFacing, declared, directoryOf, fact, ladder, minutes, person, raised, rule, Story, severity } from './incident.fixture.ts';

const P1 = severity('P1', 1);
const P2 = severity('P2', 2);
const matrix = [
  rule('p1-now', ['P1'], minutes(0), ['On-call engineer', 'Engineering Manager']),
  rule('p1-15', ['P1'], minutes(15), ['Product Owner', 'CTO']),
  rule('p1-30', ['P1'], minutes(30), ['CEO'], { condition: customerFacing }),
  rule('p2-now', ['P2'], minutes(0), ['On-call engineer']),
  rule('p2-next', ['P2'], { kind: 'next-business-day' }, ['Product Owner']),
];
const everybody = directoryOf(['On-call engineer', 'Engineering Manager', 'Product Owner', 'CTO', 'CEO'], ['Duty phone']);
const byMatrix = () => new Story({ severities: [P1, P2], matrix }, everybody);

const climbing = ladder('path', '*', [
  [0, 'On-call engineer'],
  [15, 'Team Lead'],
  [30, 'CTO'],
]);
const byLadder = (roles = ['On-call engineer', 'Team Lead', 'CTO']) =>
  new Story({ severities: [P1], ladders: [climbing] }, directoryOf(roles, ['Duty phone']));

describe('the matrix', () => {
  it('pages at once, and later whoever the runbook wants by then, with the line that asked', () => {
    const story = byMatrix().when(raised('P1')).at(20);
    expect(story.told).toEqual(['0 page on-call-engineer', '0 page engineering-manager', '15 page product-owner', '15 page cto']);
    expect(story.messages[2]).toMatchObject({
      headline: 'INC-7 P1: Checkout is down',
      reason: 'Within 15 minutes: Product Owner, CTO.',
      src: { line: 20 },
    });
  });

  it('goes on although somebody has acknowledged, and stops when it is resolved', () => {
    const story = byMatrix().when(raised('P1')).at(5).when({ type: 'AcknowledgeIncident', via: 'link' }, person('on-call-engineer')).at(16);
    expect(story.told).toContain('15 page cto');
    const resolved = byMatrix().when(raised('P1')).at(5).when({ type: 'ResolveIncident', summary: 'Rolled back' }, person('ada')).at(60);
    expect(resolved.told.filter((one) => !one.startsWith('0'))).toEqual([]);
  });

  it('asks before it tells on a condition, and an answer after the time takes effect at once', () => {
    const story = byMatrix().when(raised('P1'));
    expect(story.promise('answer-customer-facing')).toBe('open +30');
    story.at(40);
    expect(story.told).not.toContain('30 page ceo');
    expect(story.events('EscalationSkipped')).toEqual([]);
    story.when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'Yes' }, person('ada'));
    expect(story.told).toContain('40 page ceo');
  });

  it('tells on time when the answer was yes before, and not at all when it was no, until somebody knows better', () => {
    const yes = byMatrix().when(raised('P1')).when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'yes' }).at(31);
    expect(yes.told).toContain('30 page ceo');
    expect(yes.promise('answer-customer-facing')).toBe('met +30');
    const no = byMatrix().when(raised('P1')).when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'no' }).at(31);
    expect(no.events('EscalationSkipped').map(({ event }) => event.because)).toEqual([
      'It does not apply: the answer to "customer-facing?" is no.',
    ]);
    expect(no.at(35).when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'yes' }).told).toContain('35 page ceo');
  });

  it('wants a plain yes or no where people are told by the answer', () => {
    const story = byMatrix().when(raised('P1')).when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'rather' });
    expect(story.rejected).toEqual({ code: 'invalid', message: '"customer-facing?" decides who is told: answer yes or no.' });
  });

  it('waits for the next business day', () => {
    const monday = (2 * 24 + 6) * 60;
    const story = byMatrix()
      .when(raised('P2'))
      .at(monday - 1);
    expect(story.events('EscalationReached').map(({ event }) => event.people)).toEqual([['on-call-engineer']]);
    expect(story.at(monday).told).toContain(`${monday} page product-owner`);
    const holiday = { ...OFFICE_HOURS_UTC, holidays: ['2026-11-23'] };
    const onHoliday = new Story({ severities: [P1, P2], matrix }, everybody, holiday).when(raised('P2')).at(monday);
    expect(onHoliday.events('EscalationReached')).toHaveLength(1);
  });

  it('escalates by the most severe level while nobody knows, and says so', () => {
    const story = byMatrix().when(raised(null));
    expect(story.incident.severity).toBeNull();
    expect(story.events('EscalationStarted')[0]?.event.because).toBe('No severity is known yet: escalating as P1, the most severe.');
    expect(story.told).toContain('0 page engineering-manager');
    const odd = byMatrix().when(raised('catastrophe'));
    expect(odd.events('EscalationStarted')[0]?.event.because).toBe(
      'The runbook has no severity "catastrophe": escalating as P1, the most severe.',
    );
  });

  it('sends one message that names both roles to a person who holds both', () => {
    const directory = { ...everybody, bindings: everybody.bindings.map((one) => ({ ...one, people: ['cto'] })) };
    const story = new Story({ severities: [P1, P2], matrix: [...matrix, rule('also', ['P1'], null, ['Scribe', 'CTO'])] }, directory).when(
      raised('P1'),
    );
    expect(story.told).toEqual(['0 page cto']);
    expect(story.messages[0]?.reason).toBe('Immediately: On-call engineer, Engineering Manager. No time given: Scribe, CTO.');
  });

  it('turns to the catch-all for a role that nobody holds, and says so on the incident', () => {
    const story = new Story({ severities: [P1, P2], matrix }, directoryOf(['On-call engineer'], ['Duty phone'])).when(raised('P1')).at(15);
    expect(story.told).toEqual(['0 page on-call-engineer', '15 catch-all duty-phone']);
    expect(story.events('EscalationSkipped')[1]?.event).toMatchObject({ rule: 'p1-15', because: 'Nobody holds Product Owner or CTO.' });
  });

  it('says which of several roles nobody holds, and pages the others', () => {
    const story = new Story({ severities: [P1, P2], matrix }, directoryOf(['On-call engineer', 'CTO'], ['Duty phone']))
      .when(raised('P1'))
      .at(15);
    expect(story.told).toEqual(['0 page on-call-engineer', '15 page cto']);
    expect(story.events('EscalationSkipped').map(({ event }) => event.because)).toEqual([
      'Nobody holds Engineering Manager.',
      'Nobody holds Product Owner.',
    ]);
    expect(story.events('EscalationReached')[1]?.event).toMatchObject({ roles: ['CTO'], people: ['cto'] });
    expect(story.incident.escalation?.skipped).toEqual({});
  });

  it('does "if unresolved" when the level should have been resolved', () => {
    const unresolved = rule('late', ['S3'], { kind: 'unstated', text: 'If unresolved' }, ['CTO']);
    const story = new Story({ severities: [severity('S3', 1, { respond: 10, resolve: 240 })], matrix: [unresolved] }, everybody).when(
      raised('S3'),
    );
    expect(story.at(239).told).not.toContain('240 page cto');
    expect(story.at(241).told).toContain('240 page cto');
  });
});

describe('a branch of a chain', () => {
  const branch = {
    ...climbing,
    rungs: [
      ...climbing.rungs,
      {
        ...fact(35),
        id: 'legal',
        level: 4,
        delay: null,
        to: ['Legal'],
        condition: { ...customerFacing, text: 'if data breach', field: 'breach' },
      },
    ],
  };

  it('is asked about without a time, and told as soon as the answer is yes, acknowledged or not', () => {
    const story = new Story({ severities: [P1], ladders: [branch] }, directoryOf(['On-call engineer', 'Legal'])).when(raised('P1')).at(1);
    expect(story.incident.obligations['answer-breach']).toMatchObject({
      what: 'Answer: data breach? It decides about Legal.',
      dueAt: null,
    });
    story.when({ type: 'AcknowledgeIncident', via: 'link' }, person('on-call-engineer')).at(3);
    expect(story.when({ type: 'AnswerQuestion', field: 'breach', value: 'yes' }, person('ada')).told.at(-1)).toBe('3 page legal');
  });

  it('begins a chain of its own where the whole chain hangs on one answer: the others climb after it, until somebody acknowledges', () => {
    const billing = { ...customerFacing, text: 'Billing issues', field: 'billing' };
    const rungs = ladder('chain', '*', [
      [null, 'Billing'],
      [null, 'Head of Billing'],
    ]).rungs.map((rung) => ({ ...rung, condition: billing }));
    const said = { severities: [severity('P1', 1, { respond: 20 })], matrix: [rule('now', '*', minutes(0), ['Primary'])] };
    const story = (yesAt: number) =>
      new Story({ ...said, ladders: [{ ...climbing, rungs }] }, directoryOf(['Primary', 'Billing', 'Head of Billing']))
        .when(raised('P1'))
        .at(yesAt)
        .when({ type: 'AnswerQuestion', field: 'billing', value: 'yes' }, person('ada'));
    const paged = (one: Story) => one.told.filter((each) => / page (?!primary)/.test(each));
    expect(paged(story(1).at(22))).toEqual(['1 page billing', '21 page head-of-billing']);
    expect(paged(story(40).at(61))).toEqual(['40 page billing', '60 page head-of-billing']);
    const answered = story(1).at(5).when({ type: 'AcknowledgeIncident', via: 'link' }, person('billing'));
    expect(paged(answered.at(30))).toEqual(['1 page billing']);
  });

  it("is none where it only waits for an acknowledgement: the level's own time to respond runs first", () => {
    const unanswered = { ...customerFacing, text: 'If the primary does not acknowledge', field: 'unacknowledged' };
    const rungs = ladder('chain', '*', [
      [null, 'Secondary'],
      [null, 'Manager'],
    ]).rungs.map((rung) => ({ ...rung, condition: unanswered }));
    const told = { severities: [severity('P1', 1, { acknowledge: 5 })], matrix: [rule('now', '*', minutes(0), ['Primary'])] };
    const story = () =>
      new Story({ ...told, ladders: [{ ...climbing, rungs }] }, directoryOf(['Primary', 'Secondary', 'Manager'])).when(raised('P1'));
    expect(
      story()
        .at(11)
        .told.filter((one) => one.includes(' page ')),
    ).toEqual(['0 page primary', '5 page secondary', '10 page manager']);
    const answered = story().at(4).when({ type: 'AcknowledgeIncident', via: 'link' }, person('primary')).at(20);
    expect(answered.told.filter((one) => one.includes(' page '))).toEqual(['0 page primary']);
  });
});

describe('a ladder', () => {
  it('climbs until somebody acknowledges', () => {
    const story = byLadder().when(raised('P1')).at(20).when({ type: 'AcknowledgeIncident', via: 'link' }, person('team-lead'));
    story.when({ type: 'AddNote', text: 'Looking', happenedAt: null }, person('team-lead')).at(300);
    expect(story.told).toEqual(['0 page on-call-engineer', '15 page team-lead']);
  });

  it('does not wait for a rung that nobody holds', () => {
    const story = byLadder(['CTO']).when(raised('P1'));
    expect(story.told).toEqual(['0 page cto']);
    expect(story.events('EscalationSkipped').map(({ event }) => event.because)).toEqual([
      'Nobody holds On-call engineer.',
      'Nobody holds Team Lead.',
    ]);
  });

  it('tells the catch-all when nobody is left, and says so', () => {
    expect(byLadder([]).when(raised('P1')).told).toEqual(['0 catch-all duty-phone']);
    const story = byLadder().when(raised('P1')).at(60);
    expect(story.told.at(-1)).toBe('45 catch-all duty-phone');
    expect(story.incident.escalation?.exhausted).toBe(true);
    const nobody = new Story({ severities: [P1], ladders: [climbing] }, directoryOf([])).when(raised('P1'));
    expect(nobody.events('EscalationExhausted')[0]?.event.because).toContain('name one under "catchAll"');
  });

  it('says of a step that is days away that it comes, and does not wait for it', () => {
    const slow = [rule('p1-now', ['P1'], minutes(0), ['On-call engineer']), rule('p1-weekly', ['P1'], { kind: 'weekly-review' }, ['CTO'])];
    const story = new Story({ severities: [P1], matrix: slow }, everybody).when(declared('P1')).at(600);
    expect(story.events('EscalationExhausted').map(({ event }) => event.because)).toEqual([
      'Nobody has acknowledged, and the next one whom the runbook calls is called much later. Telling the catch-all.',
    ]);
  });

  it('resumes when an acknowledgement is followed by nothing, one rung at a time, and pages those who were paged again', () => {
    const story = byLadder()
      .when(raised('P1'))
      .at(5)
      .when({ type: 'AcknowledgeIncident', via: 'link' }, person('on-call-engineer'))
      .at(100);
    expect(story.told).toEqual([
      '0 page on-call-engineer',
      '35 page on-call-engineer',
      '35 page team-lead',
      '50 page cto',
      '65 catch-all duty-phone',
    ]);
  });

  it('calls those again who were called first, not the matrix’s later ones, when an acknowledgement runs out', () => {
    const story = byMatrix().when(raised('P1')).at(16).when({ type: 'AcknowledgeIncident', via: 'link' }, person('cto')).at(47);
    expect(story.told.filter((one) => one.startsWith('46')).toSorted()).toEqual([
      '46 page cto',
      '46 page engineering-manager',
      '46 page on-call-engineer',
    ]);
  });

  it('takes the next rung at once when no page could be delivered', () => {
    const story = byLadder().when(raised('P1'));
    const failed = { type: 'RecordDelivery', personId: 'on-call-engineer', channel: 'mail', outcome: 'failed', detail: 'refused' } as const;
    const [first] = story.messages;
    story.at(1).when({ ...failed, notification: first?.id ?? '', final: false });
    expect(story.told).toHaveLength(1);
    story.when({ ...failed, notification: first?.id ?? '', final: true });
    expect(story.told.at(-1)).toBe('1 page team-lead');
    expect(story.at(16).told.at(-1)).toBe('16 page cto');
  });

  it('keeps fifteen minutes between rungs to which nobody gave a time', () => {
    const arrows = ladder('arrows', '*', [
      [null, 'On-call engineer'],
      [null, 'CTO'],
    ]);
    const story = new Story({ severities: [P1], ladders: [arrows] }, everybody).when(declared('P1'), person('ada')).at(15);
    expect(story.told).toEqual(['0 page on-call-engineer', '15 page cto']);
  });

  it('does not page everybody at once after a night without the program', () => {
    const story = byLadder().when(raised('P1'));
    story.now += 5 * 3_600_000;
    story.when({ type: 'Wake' });
    expect(story.told).toEqual(['0 page on-call-engineer', '300 page team-lead']);
  });
});

describe('while nobody answers', () => {
  const repeat = { ...fact(44), origin: 'base' as const, afterMinutes: [15, 30, 60] };
  const silent = () => new Story({ severities: [P1, P2], matrix, repeat }, { ...everybody }).when(raised('P2'));
  const after = (story: Story, minute: number) => story.told.filter((one) => Number(one.split(' ')[0]) > minute);

  it('calls the first and the catch-all again at the pace of the policy, until somebody acknowledges', () => {
    const story = silent().at(200);
    expect(after(story, 0)).toEqual([
      '15 catch-all duty-phone',
      ...[30, 60, 120, 180].flatMap((minute) => [`${minute} page on-call-engineer`, `${minute} catch-all duty-phone`]),
    ]);
    expect(story.events('EscalationRepeated').map(({ event }) => [event.round, event.because])[1]).toEqual([
      2,
      'Nobody has acknowledged for another 30 minutes: paging repeats until somebody does (base policy).',
    ]);
    expect(new Set(story.messages.map((one) => one.dedupe)).size).toBe(story.messages.length);
    story.when({ type: 'AcknowledgeIncident', via: 'link' }, person('on-call-engineer'));
    story.when({ type: 'AddNote', text: 'Here', happenedAt: null }, person('on-call-engineer')).at(2_000);
    expect(after(story, 200)).toEqual([]);
  });

  it('ends with a resolution or a refusal, and never waits for a step that is days away', () => {
    expect(after(silent().at(70).when({ type: 'ResolveIncident', summary: 'Fixed' }).at(2_000), 70)).toEqual([]);
    expect(after(silent().at(70).when({ type: 'DeclineIncident', reason: 'A test' }).at(2_000), 70)).toEqual([]);
    const monday = (2 * 24 + 6) * 60;
    expect(silent().at(monday).told).toEqual(expect.arrayContaining([`${monday} page product-owner`, '120 page on-call-engineer']));
  });

  it('calls once after a night without the program, and whoever holds the role by then', () => {
    const story = silent().at(40);
    story.now += 8 * 3_600_000;
    story.context.directory.bindings = everybody.bindings.map((one) =>
      one.role === 'On-call engineer' ? { ...one, people: ['cto'] } : one,
    );
    story.when({ type: 'Wake' });
    expect(after(story, 40)).toEqual(['520 page cto', '520 catch-all duty-phone']);
  });

  it('lets the night pass where the runbook calls nobody before the next business day', () => {
    const low = new Story(
      { severities: [P1], matrix: [rule('office', '*', { kind: 'next-business-day' }, ['Product Owner'])], repeat },
      everybody,
    )
      .when(raised('P1'))
      .at(5 * 24 * 60);
    // Stories begin at 03:00 in the calendar's zone.
    const hours = low.told.map((one) => Math.floor(3 + Number(one.split(' ')[0]) / 60) % 24);
    expect(low.told.slice(0, 3)).toEqual(['3240 page product-owner', '3255 catch-all duty-phone', '3270 page product-owner']);
    expect(hours.every((hour) => hour >= 9 && hour < 17)).toBe(true);
    expect(low.told.length).toBeGreaterThan(30);
  });

  it('goes on although nobody could be called, so that an empty directory is never forgotten', () => {
    const nobody = new Story({ severities: [P1], ladders: [climbing] }, directoryOf([])).when(raised('P1')).at(61);
    expect(nobody.events('EscalationRepeated')[0]?.event).toMatchObject({
      people: [],
      because: expect.stringContaining('name one under "catchAll"'),
    });
  });
});

describe('a change of severity', () => {
  it('does at once what the new level wanted by now, and forgets what only the old one wanted', () => {
    const story = byMatrix().when(raised('P2')).at(20).when({ type: 'ChangeSeverity', severity: 'p1', reason: 'Worse' }, person('ada'));
    expect(story.told).toEqual([
      '0 page on-call-engineer',
      '15 catch-all duty-phone',
      '20 page on-call-engineer',
      '20 page engineering-manager',
      '20 page product-owner',
      '20 page cto',
    ]);
    const lowered = byMatrix()
      .when(raised('P1'))
      .at(5)
      .when({ type: 'ChangeSeverity', severity: 'P2', reason: 'Not so bad' }, person('ada'))
      .at(60);
    expect(lowered.told).not.toContain('15 page cto');
    const reached = clockOf(lowered.context, lowered.incident, lowered.now).escalation.filter((one) => one.status === 'reached');
    expect(reached.map((one) => one.id)).toEqual(['p1-now', 'p2-now']);
    expect(lowered.promise('answer-customer-facing')).toBe('waived +30');
  });
});

describe('help by hand', () => {
  it('pages a role, or the next step of the runbook when the words reach nobody', () => {
    const story = byMatrix()
      .when(raised('P1'))
      .at(1)
      .when({ type: 'Escalate', roles: ['ceo'], people: [], reason: 'Press is calling' }, person('ada'));
    expect(story.told.at(-1)).toBe('1 page ceo');
    const alone = byMatrix()
      .when(raised('P2'))
      .when({ type: 'Escalate', roles: ['On-call engineer'], people: [], reason: 'Help' }, person('on-call-engineer'));
    expect(alone.told.at(-1)).toBe('0 page product-owner');
    story.when({ type: 'Escalate', roles: ['additional responders'], people: [], reason: 'Stuck' }, person('ada'));
    expect(story.told.slice(-2)).toEqual(['1 page product-owner', '1 page cto']);
  });
});
