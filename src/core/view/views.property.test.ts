import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../incident/command.ts';
import { declared, raised, START, Story } from '../incident/incident.fixture.ts';
import { MINUTE } from '../time/instant.ts';
import { ana, ben, checkoutTeam, said, template } from './checkout.fixture.ts';
import { fillTemplate } from './fill-template.ts';
import { incidentView } from './incident-room.ts';
import { report } from './report.ts';
import { timeline } from './timeline.ts';

const word = fc.constantFrom(
  'SEV-1',
  'SEV-2',
  'ic',
  'dba',
  'triage',
  'containment',
  'isolate',
  'drain',
  'customer-facing',
  'the impact stopped',
  'ana',
  'P9',
);
const text = fc.oneof(word, fc.string({ minLength: 1, maxLength: 40 }));
const time = fc.integer({ min: -100, max: 100 }).map((minute) => START + minute * MINUTE);
const alert = fc.record({
  key: text,
  status: fc.constantFrom('firing' as const, 'resolved' as const),
  summary: text,
  labels: fc.dictionary(text, text),
  link: fc.constant(null),
});
const moment = fc.constantFrom('impact' as const, 'detected' as const, 'acknowledged' as const, 'mitigated' as const, 'resolved' as const);

const command: fc.Arbitrary<IncidentCommand> = fc.oneof(
  alert.map((one): IncidentCommand => ({ type: 'AttachAlert', alert: one })),
  text.map((key): IncidentCommand => ({ type: 'ClearAlert', key, because: 'monitor', othersFiring: false })),
  fc.constant<IncidentCommand>({ type: 'AcknowledgeIncident', via: 'link' }),
  word.map((severity): IncidentCommand => ({ type: 'AcceptIncident', severity })),
  word.map((severity): IncidentCommand => ({ type: 'ChangeSeverity', severity, reason: 'x' })),
  fc.tuple(word, word).map(([role, personId]): IncidentCommand => ({ type: 'AssignRole', role, personId })),
  word.map((phase): IncidentCommand => ({ type: 'EnterPhase', phase })),
  fc.tuple(word, text).map(([step, note]): IncidentCommand => ({ type: 'TickStep', step, note })),
  fc.tuple(word, text).map(([step, reason]): IncidentCommand => ({ type: 'SkipStep', step, reason })),
  fc.tuple(word, text).map(([field, value]): IncidentCommand => ({ type: 'AnswerQuestion', field, value })),
  fc
    .tuple(word, fc.constantFrom('yes' as const, 'no' as const))
    .map(([gate, outcome]): IncidentCommand => ({ type: 'DecideGate', gate, outcome })),
  text.map(
    (body): IncidentCommand => ({ type: 'PostUpdate', template: null, audience: 'all', subject: body, body, publicStatus: 'identified' }),
  ),
  fc.tuple(text, time).map(([note, happenedAt]): IncidentCommand => ({ type: 'AddNote', text: note, happenedAt })),
  fc.tuple(moment, time).map(([which, to]): IncidentCommand => ({ type: 'CorrectTime', moment: which, to, reason: '' })),
  fc.tuple(word, word).map(([role, who]): IncidentCommand => ({ type: 'Escalate', roles: [role], people: [who], reason: 'x' })),
  fc.constantFrom<IncidentCommand>(
    { type: 'ResolveIncident', summary: '' },
    { type: 'ReopenIncident', reason: 'x' },
    { type: 'CloseIncident' },
  ),
  fc.constant<IncidentCommand>({ type: 'DeclineIncident', reason: 'x' }),
  text.map((into): IncidentCommand => ({ type: 'MergeIncident', into })),
);
const nights = fc.record({
  begins: fc.constantFrom(raised(null), raised('SEV-2'), declared('SEV-1')),
  turns: fc.array(fc.tuple(fc.nat({ max: 90 }), command), { maxLength: 15 }),
});

const lived = ({ begins, turns }: { begins: IncidentCommand; turns: [number, IncidentCommand][] }): Story => {
  const story = new Story({ ...said }, checkoutTeam()).when(begins, ana);
  let minute = 0;
  for (const [wait, one] of turns) {
    minute += wait;
    story.at(minute).when(one, ben);
  }
  return story;
};

describe('whatever happens in a night', () => {
  it('every view of it can be shown', () => {
    const draft = template(
      't',
      '[severity] [status] [Investigating/Contained/Resolved] {elapsed time} Next update: [time] Impact: [description]',
    );
    fc.assert(
      fc.property(nights, (night) => {
        const story = lived(night);
        const { context, incident, history, now } = story;
        const view = incidentView(context, { id: 'i', state: incident, updatedAt: now }, now);
        for (const phase of view.phases) expect(phase.done).toBeLessThanOrEqual(phase.total);
        expect(timeline(context, history).map((entry) => entry.at)).toEqual(
          [...timeline(context, history)].map((entry) => entry.at).sort((a, b) => a - b),
        );
        expect(timeline(context, history)).toHaveLength(history.length);
        expect(fillTemplate(context, incident, draft, now).body).not.toContain('undefined');
        expect(report(context, incident, history)).not.toContain('undefined');
      }),
      { numRuns: 150 },
    );
  });
});
