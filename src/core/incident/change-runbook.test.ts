import { describe, expect, it } from 'vitest';
import type { CompiledPolicy } from '../policy/policy.ts';
import {
  cadence,
  deadline,
  directoryOf,
  fact,
  minutes,
  person,
  phase,
  policy,
  raised,
  rule,
  Story,
  severity,
  step,
} from './incident.fixture.ts';

const roles = ['On-call engineer', 'Team Lead', 'CTO'];
const box = (toMinutes: number) => ({ ...fact(90), text: `0-${toMinutes} min`, fromMinutes: 0, toMinutes });
const review = (hours: number, what: 'hold' | 'publish' = 'hold') => ({ ...policy().review, deadlines: [deadline(what, hours)] });
const old: Partial<CompiledPolicy> = {
  severities: [severity('S1', 1, { respond: 30, resolve: 240 })],
  matrix: [rule('now', '*', minutes(0), ['On-call engineer']), rule('later', '*', minutes(60), ['CTO'])],
  phases: [phase('assess', [step('look'), step('call')], { timeBox: box(60) }), phase('mend', [step('fix')])],
  cadence: [cadence('*', 60)],
  review: review(72),
};
const NEWER = { id: 'rb', name: 'Runbook', hash: 'e'.repeat(64) };

/** A night by the old revision, moved to the new one at a minute. */
function moved(minute: number, now: Partial<CompiledPolicy>, before: (story: Story) => Story = (story) => story): Story {
  const story = before(new Story(old, directoryOf(roles, ['Duty phone'])).when(raised('S1'))).at(minute);
  story.context.policy = policy({ ...old, ...now });
  return story.when({ type: 'ChangeRunbook', runbook: NEWER }, person('ada'));
}
const accepted = (story: Story) => story.when({ type: 'AcceptIncident', severity: 'S1' }, person('on-call-engineer'));

describe('moving an incident to a newer revision of its runbook', () => {
  it('does at once what the new revision wanted by now, and no longer what only the old one wanted', () => {
    const story = moved(20, {
      matrix: [rule('now', '*', minutes(0), ['On-call engineer']), rule('lead', '*', minutes(15), ['Team Lead'])],
    });
    expect(story.told.at(-1)).toBe('20 page team-lead');
    expect(story.at(90).told.join()).not.toContain('cto');
  });

  it('tells those whom a step names now, and nobody a second time', () => {
    const story = moved(5, { matrix: [rule('now', '*', minutes(0), ['On-call engineer', 'Team Lead'])] }, accepted);
    expect(story.told.filter((one) => one.includes('page'))).toEqual(['0 page on-call-engineer', '5 page team-lead']);
    expect(story.events('EscalationReached').at(-1)?.event.people).toEqual(['on-call-engineer', 'team-lead']);
  });

  it('opens, moves and lets go promises, counted from the start of the incident', () => {
    const story = moved(10, { severities: [severity('S1', 1, { acknowledge: 5, respond: 15 })], cadence: [cadence('*', 30)] }, accepted);
    expect([story.promise('resolve'), story.promise('respond'), story.promise('acknowledge')]).toEqual(['waived +240', 'met +30', null]);
    expect(story.promise('update-2')).toBe('open +30');
    const unanswered = moved(10, { severities: [severity('S1', 1, { acknowledge: 25, respond: 15, resolve: 240 })] });
    expect([unanswered.promise('respond'), unanswered.promise('acknowledge')]).toEqual(['open +15', 'open +25']);
    expect(unanswered.incident.obligations['respond']?.what).toBe('Respond within 15 minutes');
  });

  it('keeps the phase and the steps that still exist, with the new time box', () => {
    const story = moved(10, { phases: [phase('assess', [step('look')], { timeBox: box(30) }), phase('mend', [step('fix')])] }, (begun) =>
      accepted(begun).when({ type: 'TickStep', step: 'call', note: null }, person('on-call-engineer')),
    );
    expect(story.incident.phase).toBe('assess');
    expect(story.incident.steps['call']?.status).toBe('done');
    expect(story.promise('phase-assess')).toBe('open +30');
    expect(story.events('RunbookChanged')[0]?.event.note).toBe('1 step that was dealt with is not in this revision.');
  });

  it('goes on in the first phase when its own is no more, and says which severity it acts by when its own is no more', () => {
    const story = moved(10, { phases: [phase('contain', [step('stop')])], severities: [severity('P1', 1), severity('P2', 2)] }, accepted);
    expect([story.incident.phase, story.promise('phase-assess')]).toEqual(['contain', 'waived +60']);
    expect(story.events('RunbookChanged')[0]?.event.note).toBe('This revision has no severity S1: escalating as P1, the most severe.');
  });

  it('moves what is owed after the resolution, and pages nobody for what is over', () => {
    const resolved = (story: Story) => accepted(story).when({ type: 'ResolveIncident', summary: 'Fixed' }, person('on-call-engineer'));
    expect(moved(10, { review: review(24) }, resolved).promise('review-hold')).toBe('open +1440');
    const other = moved(10, { review: review(24, 'publish') }, resolved);
    expect([other.promise('review-hold'), other.promise('review-publish')]).toEqual(['waived +4320', 'open +1440']);
    expect(other.told.filter((one) => one.includes('page'))).toEqual(['0 page on-call-engineer']);
  });
});
