import { describe, expect, it } from 'vitest';
import { START } from '../incident/incident.fixture.ts';
import { MINUTE } from '../time/instant.ts';
import { ana, checkoutDown } from './checkout.fixture.ts';
import { timeline } from './timeline.ts';

const told = (story = checkoutDown()) => timeline(story.context, story.history);

describe('the timeline', () => {
  it('reads as a story of the night', () => {
    const major = told().filter((entry) => entry.weight === 'major');
    expect(major.map((entry) => entry.text)).toEqual([
      'Incident INC-7 began: Checkout is down',
      'Declared SEV-1 (Critical)',
      'Acknowledged: somebody is on it',
      'Overdue: Answer: customer-facing? It decides about CEO.',
      'Overdue: Post an update every 30 minutes',
      'Overdue: Resolve within 1 hour',
      'Overdue: Containment: 15–60 minutes',
      'Overdue: Post an update every 30 minutes',
      'Resolved',
    ]);
  });

  it('puts a note where it happened, and keeps when it was written down', () => {
    const entries = told();
    expect(entries[0]).toMatchObject({ text: 'Replica lag went up', at: START - 2 * MINUTE, recordedAt: START + 10 * MINUTE, by: 'ben' });
  });

  it('puts a corrected time at the time it was corrected to, with what stood there before', () => {
    const story = checkoutDown().when({ type: 'CorrectTime', moment: 'impact', to: START - 10 * MINUTE, reason: 'the graphs say so' }, ana);
    expect(told(story)[0]).toMatchObject({
      at: START - 10 * MINUTE,
      text: 'The impact began (time corrected, was 2026-11-21 03:00 UTC)',
      detail: 'the graphs say so',
      recordedAt: START + 70 * MINUTE,
    });
  });

  it("names people, and the runbook's line that asked for it", () => {
    const entries = told();
    expect(entries.find((entry) => entry.kind === 'EscalationReached')).toMatchObject({
      text: 'Escalated: Immediately: On-call engineer',
      detail: 'Person On-call engineer',
      src: { line: 20 },
    });
    expect(entries.find((entry) => entry.kind === 'StepSkipped')).toMatchObject({
      text: 'Skipped: Open a bridge',
      detail: 'Everybody sits in one room',
      src: { line: 50 },
    });
  });

  it('says who was reached, how and why, and who was not', () => {
    const story = checkoutDown();
    const [asked] = story.messages;
    const delivery = { type: 'RecordDelivery' as const, notification: asked?.id ?? '', personId: 'on-call-engineer', detail: 'try 1' };
    story.when({ ...delivery, channel: 'smtp', outcome: 'sent', final: true });
    expect(told(story).at(-1)).toMatchObject({
      text: 'Paged Person On-call engineer by mail',
      detail: 'Immediately: On-call engineer.\ntry 1',
      src: { line: 20 },
    });
    const other = checkoutDown().when({ ...delivery, channel: 'ntfy', outcome: 'failed', final: false });
    other.when({ ...delivery, channel: 'smtp', outcome: 'failed', final: true });
    expect(told(other).filter((entry) => entry.kind === 'NotificationFailed')).toMatchObject([
      { text: 'Could not reach Person On-call engineer by ntfy; trying on', weight: 'minor' },
      { text: 'Could not reach Person On-call engineer: every way was tried, the last was mail', weight: 'major' },
    ]);
  });

  it('shows an event of a later version by its name rather than hiding it', () => {
    const story = checkoutDown();
    const unknown = { ...story.history[0], version: 99, event: { type: 'SomethingNew' } } as never;
    expect(timeline(story.context, [unknown])).toMatchObject([{ text: 'SomethingNew', weight: 'minor' }]);
  });
});
