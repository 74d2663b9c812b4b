import { describe, expect, it } from 'vitest';
import type { Origin } from '../policy/source.ts';
import { cadence, declared, directoryOf, minutes, person, rule, Story, severity } from './incident.fixture.ts';

/** A Saturday at 03:00; the team opens on Monday at 09:00. */
const MONDAY = (2 * 24 + 6) * 60;
const oncall = person('on-call-engineer');
const night = (level: string, origin: Origin) =>
  new Story(
    {
      severities: [severity('S1', 1), severity('S2', 2)],
      matrix: [rule('now', '*', minutes(0), ['On-call engineer'])],
      cadence: [{ ...cadence('*', 60), origin }],
    },
    directoryOf(['On-call engineer', 'Incident Commander']),
  )
    .when(declared(level))
    .when({ type: 'AcknowledgeIncident', via: 'link' }, oncall)
    .when({ type: 'AddNote', text: 'On it', happenedAt: null }, oncall);
const reminders = (story: Story) => story.told.filter((one) => one.includes('reminder')).map((one) => Number(one.split(' ')[0]));

describe('updates that only the base policy asks for', () => {
  it('wait for the morning at a minor level, and the reminder comes at the opening', () => {
    const story = night('S2', 'base');
    expect(story.promise('update-1')).toBe(`open +${MONDAY + 5}`);
    expect(reminders(story.at(MONDAY))).toEqual([MONDAY]);
    expect(
      story
        .when({ type: 'PostUpdate', template: null, audience: 'internal', subject: null, body: 'Later', publicStatus: null }, oncall)
        .promise('update-2'),
    ).toBe(`open +${MONDAY + 60}`);
  });

  it('do not wait at a major level, nor where the runbook itself states the pace', () => {
    expect(night('S1', 'base').promise('update-1')).toBe('open +60');
    expect(night('S2', 'stated').promise('update-1')).toBe('open +60');
  });
});
