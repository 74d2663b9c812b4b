import { describe, expect, it } from 'vitest';
import type { Delay } from '../time/delay.ts';
import {
  cadence,
  customerFacing,
  deadline,
  declared,
  directoryOf,
  fact,
  minutes,
  person,
  policy,
  raised,
  role,
  rule,
  Story,
  severity,
} from './incident.fixture.ts';

const S1 = severity('S1', 1, { respond: 15, resolve: 60 });
const S3 = severity('S3', 3, { respond: 120, resolve: 1440 });
const commander = role('ic', 'Incident Commander', {
  firstHolder: { src: { line: 12, column: 1, endLine: 12 }, origin: 'stated', value: 'first-responder' },
});
const page = rule('page', '*', minutes(0), ['On-call engineer']);
const directory = directoryOf(['On-call engineer', 'Executives'], ['Duty phone']);
const oncall = person('on-call-engineer');
const about = (said: ConstructorParameters<typeof Story>[0]) =>
  new Story({ severities: [S1, S3], matrix: [page], roles: [commander], ...said }, directory);
const update = (body = 'Still looking') =>
  ({ type: 'PostUpdate', template: null, audience: 'internal', subject: null, body, publicStatus: null }) as const;

describe("the level's targets", () => {
  it('are promised from the raising, kept by answering and resolving', () => {
    const story = about({}).when(raised('S1'));
    expect([story.promise('respond'), story.promise('resolve')]).toEqual(['open +15', 'open +60']);
    story.at(4).when({ type: 'AcknowledgeIncident', via: 'link' }, oncall);
    expect([story.promise('respond'), story.promise('resolve')]).toEqual(['met +15', 'open +60']);
    story.at(10).when({ type: 'ResolveIncident', summary: 'Rolled back' }, oncall);
    expect(story.promise('resolve')).toBe('met +60');
  });

  it('tell answering from responding where the runbook has a time for each', () => {
    const both = severity('S1', 1, { acknowledge: 5, respond: 15 });
    const story = about({ severities: [both] })
      .when(raised('S1'))
      .at(1)
      .when({ type: 'AcknowledgeIncident', via: 'link' }, oncall);
    expect([story.promise('acknowledge'), story.promise('respond')]).toEqual(['met +5', 'open +15']);
    story.when({ type: 'AcceptIncident', severity: 'S1' }, oncall);
    expect(story.promise('respond')).toBe('met +15');
  });

  it('are missed at the minute, the owner is told, and what is done late stays missed', () => {
    const story = about({}).when(raised('S1')).at(16);
    expect(story.promise('respond')).toBe('breached +15');
    expect(story.told).toContain('15 reminder on-call-engineer');
    story.when({ type: 'AcknowledgeIncident', via: 'link' }, oncall);
    expect(story.incident.obligations['respond']).toMatchObject({ status: 'breached', settledAt: story.now });
  });

  it('that are to be met at once are missed after five minutes: nobody is faster than the page', () => {
    const atOnce = severity('S1', 1, { respond: 0 });
    const story = about({ severities: [atOnce] }).when(raised('S1'));
    expect(story.incident.obligations['respond']).toMatchObject({ what: 'Respond at once', status: 'open' });
    expect(story.at(4).when({ type: 'AcknowledgeIncident', via: 'link' }, oncall).promise('respond')).toBe('met +5');
    expect(
      about({ severities: [atOnce] })
        .when(raised('S1'))
        .at(6)
        .promise('respond'),
    ).toBe('breached +5');
  });

  it('are named in our words, whatever the line says; words that no clock keeps are quoted', () => {
    const said = (text: string, delay: Delay) => ({ ...fact(3), value: { text, delay } });
    const level = {
      ...severity('S1', 1),
      acknowledgeWithin: said('<5 minutos', minutes(5)),
      respondWithin: said('Drop everything', { kind: 'unstated', text: 'Drop everything' }),
      resolveWithin: said('Next working day', { kind: 'next-business-day' }),
    };
    const often = { ...cadence('*', 60), text: 'Frequency: every 30-60 min' };
    const story = about({ severities: [level], cadence: [often] }).when(declared('S1'));
    const named = ['acknowledge', 'respond', 'resolve', 'update-1'].map((id) => story.incident.obligations[id]?.what);
    expect(named).toEqual([
      'Acknowledge within 5 minutes',
      'Respond: "Drop everything"',
      'Resolve on the next business day',
      'Post an update every hour',
    ]);
  });

  it('move with the severity', () => {
    const story = about({}).when(raised('S3')).at(10).when({ type: 'ChangeSeverity', severity: 'S1', reason: 'Worse' }, oncall);
    expect([story.promise('respond'), story.promise('resolve')]).toEqual(['open +15', 'open +60']);
    const late = about({}).when(raised('S3')).at(90).when({ type: 'ChangeSeverity', severity: 'S1', reason: 'Worse' }, oncall);
    expect(late.promise('resolve')).toBe('breached +60');
  });

  it('are none where the runbook gives none', () => {
    const story = about({ severities: [severity('S1', 1)] }).when(raised('S1'));
    expect(Object.keys(story.incident.obligations)).toEqual([]);
  });
});

describe('the next update', () => {
  const paced = () => about({ cadence: [cadence(['S1'], 30), cadence(['S3'], 60)] });

  it('is promised from the declaration, and again with each update', () => {
    const story = paced().when(declared('S1'), oncall);
    expect(story.promise('update-1')).toBe('open +30');
    story.at(20).when(update(), oncall);
    expect(story.events('UpdatePosted')[0]?.event.nextUpdateAt).toBe(story.now + 30 * 60_000);
    expect([story.promise('update-1'), story.promise('update-2')]).toEqual(['met +30', 'open +50']);
  });

  it('is reminded of shortly before, said when missed, and given up after three', () => {
    const story = paced()
      .when(declared('S1'))
      .when({ type: 'AcknowledgeIncident', via: 'link' }, oncall)
      .when({ type: 'AddNote', text: 'Here', happenedAt: null }, oncall);
    story.at(600);
    const reminders = story.told.filter((one) => one.includes('reminder'));
    expect(reminders.map((one) => Number(one.split(' ')[0]))).toEqual([25, 30, 55, 60, 85, 90]);
    expect(story.promise('update-3')).toBe('breached +90');
    expect(story.promise('update-4')).toBeNull();
    expect(story.when(update(), oncall).promise('update-4')).toBe('open +630');
  });

  it('comes at the pace of the level in force', () => {
    const story = paced().when(declared('S3'), oncall).at(50).when({ type: 'ChangeSeverity', severity: 'S1', reason: 'Worse' }, oncall);
    expect([story.promise('update-1'), story.promise('update-2')]).toEqual(['waived +60', 'open +55']);
  });

  it('goes to everybody who was told of the incident, but not to its author', () => {
    const story = paced().when(declared('S1'), person('ada')).at(3).when(update('Found it'), person('ada'));
    expect(story.told.at(-1)).toBe('3 update on-call-engineer');
    expect(story.messages.at(-1)).toMatchObject({ body: 'Found it', purpose: 'update' });
    const own = paced().when(declared('S1'), oncall).at(3).when(update(), oncall);
    expect(own.told).toEqual(['0 page on-call-engineer']);
  });
});

describe('telling stakeholders', () => {
  const executives = rule('execs', ['S1'], minutes(30), ['Executives'], { purpose: 'inform', channels: ['email'] });

  it('is promised, and kept by the program itself at its time', () => {
    const story = about({ matrix: [page, executives] }).when(raised('S1'));
    expect(story.promise('notify-execs')).toBe('open +30');
    story.at(30);
    expect(story.promise('notify-execs')).toBe('met +30');
    const [told] = story.messages.filter((one) => one.purpose === 'inform');
    expect(told).toMatchObject({ personId: 'executives', channels: ['email'], reason: 'Within 30 minutes: Executives.' });
  });

  it('is not owed before the answer that it hangs on: then it is given at once', () => {
    const news = rule('legal', '*', minutes(0), ['Executives'], { condition: customerFacing, purpose: 'inform' });
    const story = about({ matrix: [page, news] })
      .when(raised('S1'))
      .at(20);
    expect(story.incident.obligations['notify-legal']).toBeUndefined();
    expect(story.promise('answer-customer-facing')).toBe('breached +5');
    story.when({ type: 'AnswerQuestion', field: 'customer-facing', value: 'yes' }, oncall);
    expect(story.told.at(-1)).toBe('20 inform executives');
  });

  it('falls to people when nobody holds the name, and is missed when they do not do it', () => {
    const alone = { severities: [S1], matrix: [page, executives], roles: [commander] };
    const story = new Story(alone, directoryOf(['On-call engineer'], ['Duty phone'])).when(raised('S1')).at(30);
    expect(story.told).toContain('30 inform duty-phone');
    expect(story.promise('notify-execs')).toBe('breached +30');
    story.when({ type: 'MeetObligation', id: 'notify-execs' }, oncall);
    expect(story.incident.obligations['notify-execs']?.settledAt).toBe(story.now);
  });
});

describe('after the resolution', () => {
  const review = {
    ...policy().review,
    deadlines: [deadline('schedule', 24), deadline('hold', 72), deadline('publish', null, ['S1']), deadline('draft', 8, ['S3'])],
  };
  const resolved = () => about({ review }).when(declared('S1'), oncall).at(60).when({ type: 'ResolveIncident', summary: 'Fixed' }, oncall);

  it('the review is promised by the level, counted from the resolution', () => {
    const story = resolved();
    expect(story.promise('review-schedule')).toBe(`open +${60 + 24 * 60}`);
    expect(story.promise('review-hold')).toBe(`open +${60 + 72 * 60}`);
    expect(story.promise('review-publish')).toBe('open');
    expect(story.promise('review-draft')).toBeNull();
  });

  it('its owner is reminded, and its deadlines run on when the incident is put away', () => {
    const story = resolved()
      .when({ type: 'CloseIncident' }, oncall)
      .at(60 + 24 * 60);
    expect(story.told).toContain(`${60 + 20 * 60} reminder on-call-engineer`);
    expect(story.promise('review-schedule')).toBe(`breached +${60 + 24 * 60}`);
  });

  it('what is no longer needed is let go: updates, questions', () => {
    const story = about({
      cadence: [cadence('*', 30)],
      matrix: [page, rule('ceo', '*', minutes(90), ['Executives'], { condition: customerFacing })],
    })
      .when(declared('S1'), oncall)
      .at(5)
      .when({ type: 'ResolveIncident', summary: 'Fixed' }, oncall);
    expect([story.promise('update-1'), story.promise('answer-customer-facing')]).toEqual(['waived +30', 'waived +90']);
  });

  it('a reopening brings the promises back, counted anew, and lets the review go', () => {
    const story = resolved().at(100).when({ type: 'ReopenIncident', reason: 'It is back' }, oncall);
    expect([story.promise('resolve'), story.promise('review-schedule')]).toEqual(['open +160', `waived +${60 + 24 * 60}`]);
    story.at(110).when({ type: 'ResolveIncident', summary: 'Fixed again' }, oncall);
    expect(story.promise('review-schedule')).toBe(`open +${110 + 24 * 60}`);
  });
});

describe('a promise by hand', () => {
  it('can be waived with a reason only', () => {
    const story = about({}).when(raised('S1')).when({ type: 'WaiveObligation', id: 'resolve', reason: ' ' }, oncall);
    expect(story.rejected?.code).toBe('invalid');
    expect(story.when({ type: 'WaiveObligation', id: 'resolve', reason: 'Vendor' }, oncall).promise('resolve')).toBe('waived +60');
    expect(story.when({ type: 'WaiveObligation', id: 'resolve', reason: 'Vendor' }, oncall).last).toEqual([]);
    expect(story.when({ type: 'MeetObligation', id: 'toString' }).rejected?.message).toBe('This incident has no obligation "toString".');
  });
});
