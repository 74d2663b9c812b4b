import { describe, expect, it } from 'vitest';
import { directoryOf, ladder, person, raised, Story, severity } from './incident.fixture.ts';

const path = ladder('path', '*', [
  [0, 'On-call engineer'],
  [15, 'Team Lead'],
]);
const alert = (status: 'firing' | 'resolved') => ({ key: 'k', status, summary: 'Errors', labels: {}, link: null });
const begin = () =>
  new Story({ severities: [severity('S1', 1)], ladders: [path] }, directoryOf(['On-call engineer', 'Team Lead'], ['Duty phone'])).when(
    raised('S1', { alert: alert('firing') }),
  );

/** The last message arrives. */
function delivered(story: Story): Story {
  const last = story.messages.at(-1);
  const to = { notification: last?.id ?? '', personId: last?.personId ?? '', channel: 'mail', detail: '' };
  return story.when({ type: 'RecordDelivery', ...to, outcome: 'sent', final: false });
}
const clears = (story: Story) => story.when({ type: 'ClearAlert', key: 'k', because: 'monitor', othersFiring: false });
const fires = (story: Story) => story.when({ type: 'AttachAlert', alert: alert('firing') }, { kind: 'alert', name: 'prometheus' });

describe('an alert that comes and goes', () => {
  it('is paged again a quarter of an hour after the first page if it fires then, and climbs from there', () => {
    const story = fires(clears(delivered(begin()).at(2)).at(3));
    expect(story.incident.lifecycle).toBe('triage');
    expect(story.at(31).told).toEqual(['0 page on-call-engineer', '15 page on-call-engineer', '30 page team-lead']);
  });

  it('pages once a quarter of an hour, however often it comes and goes', () => {
    const story = delivered(begin());
    for (let minute = 1; minute < 60; minute += 2) {
      clears(delivered(story.at(minute)));
      delivered(fires(story.at(minute + 1)));
    }
    expect(story.told).toEqual([0, 15, 30, 45, 60].map((minute) => `${minute} page on-call-engineer`));
  });

  it('is paged at once where the first page had reached nobody yet, or was long ago', () => {
    expect(fires(clears(begin().at(2)).at(3)).told.at(-1)).toBe('3 page on-call-engineer');
    expect(fires(clears(delivered(begin()).at(2)).at(90)).told.at(-1)).toBe('90 page on-call-engineer');
  });

  it('is paged at once when somebody had answered and resolved it', () => {
    const story = delivered(begin()).at(2).when({ type: 'ResolveIncident', summary: 'Restarted' }, person('on-call-engineer')).at(4);
    expect(fires(clears(story)).told.at(-1)).toBe('4 page on-call-engineer');
  });
});
