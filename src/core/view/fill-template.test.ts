import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declared, START, Story, severity } from '../incident/incident.fixture.ts';
import { MINUTE } from '../time/instant.ts';
import { ana, checkoutDown, checkoutTeam, said, template } from './checkout.fixture.ts';
import { fillTemplate } from './fill-template.ts';

const begun = () => new Story({ ...said }, checkoutTeam()).when(declared('SEV-1'), ana);
const filled = (body: string, story = begun(), subject: string | null = null) =>
  fillTemplate(story.context, story.incident, template('t', body, { subject }), START + 12 * MINUTE);
const answered = () =>
  begun()
    .when({ type: 'AcknowledgeIncident', via: 'link' }, ana)
    .when({ type: 'AnswerQuestion', field: 'systems', value: 'checkout, payments' }, ana);

describe('a template of the runbook', () => {
  it('is filled with what is known', () => {
    const body =
      'Severity: [severity]\nStart Time: [timestamp]\nAffected Systems: [list]\nIC: @[name]\nID: {ticket number}\nDuration: {elapsed time}';
    expect(filled(body, answered()).body).toBe(
      'Severity: SEV-1\nStart Time: 2026-11-21 03:00 UTC\nAffected Systems: checkout, payments\nIC: @ana\nID: INC-7\nDuration: 12 min',
    );
  });

  it('promises the next update by the cadence of the level, as a time or in minutes', () => {
    expect(filled('Next update: {time}\nNext update in [X] minutes.').body).toBe('Next update: 03:42 UTC\nNext update in 30 minutes.');
  });

  it('keeps what is not known visible, and lists it once with its choices', () => {
    const draft = filled('Impact: [description]\nETA: [estimated time]\nWho: [A/B/C]\nETA again: [estimated time]');
    expect(draft.body).toBe('Impact: [description]\nETA: [estimated time]\nWho: [A/B/C]\nETA again: [estimated time]');
    expect(draft.missing).toEqual([
      { name: 'description', choices: [] },
      { name: 'estimated time', choices: [] },
      { name: 'A/B/C', choices: ['A', 'B', 'C'] },
    ]);
  });

  it('takes the choice that is certain', () => {
    const body = '[Investigating/Identified/Monitoring/Resolved] [SEV-1/SEV-2/SEV-3]';
    expect(filled('[Investigating/Contained/Recovering/Resolved]').body).toBe('Investigating');
    expect(filled(body).body).toBe('Investigating [SEV-1/SEV-2/SEV-3]');
    expect(filled('[Critical/SEV-2/High]').missing).toHaveLength(1);
    expect(filled('Severity: [SEV-1/SEV-2/SEV-2]').body).toBe('Severity: SEV-1');
    const contained = begun().when({ type: 'EnterPhase', phase: 'containment' }, ana);
    expect(filled('[Investigating/Contained/Recovering/Resolved]', contained).body).toBe('Contained');
    expect(filled('{investigating/mitigating/resolved}', checkoutDown()).body).toBe('resolved');
    const said = begun().when(
      { type: 'PostUpdate', template: null, audience: 'all', subject: null, body: 'x', publicStatus: 'monitoring' },
      ana,
    );
    expect(filled('[Investigating/Identified/Monitoring/Resolved]', said).body).toBe('Monitoring');
  });

  it('does not write a severity twice: P{severity}, SEV-X and a subject line', () => {
    const story = new Story({ ...said, severities: [severity('P1', 1)] }, checkoutTeam()).when(declared('P1'), ana);
    expect(filled('P{severity}', story, '[P{severity}] INCIDENT: {brief description}')).toMatchObject({
      body: 'P1',
      subject: '[P1] INCIDENT: Checkout is down',
    });
    expect(filled('Severity: SEV-X\nChannel: #incident-[id]').body).toBe('Severity: SEV-1\nChannel: #incident-7');
  });

  it('does not call every description the title', () => {
    expect(filled('Progress: [description]').missing).toHaveLength(1);
    expect(filled('INCIDENT: [Brief Description]').body).toBe('INCIDENT: Checkout is down');
  });

  it('never fills what a value brought along, whatever an alert or a person wrote', () => {
    const hole = fc.constantFrom(
      '[severity]',
      '{ticket number}',
      'SEV-X',
      '[Investigating/Identified/Resolved]',
      '$&',
      '$1',
      '{{x}}',
      '\n[time]',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hole, fc.string()), { minLength: 1, maxLength: 6 }), (parts) => {
        const story = begun();
        const title = parts.join('');
        story.state = { ...story.incident, title };
        const expected = title.replace(/\s+/g, ' ').trim();
        const { body } = filled('<< [brief description] >>', story);
        expect(body).toBe(`<< ${expected === '' ? '[brief description]' : expected} >>`);
      }),
    );
  });

  it('survives holes at impossible places', () => {
    const good = template('t', 'Hi [severity]');
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 30 }), fc.integer({ min: -5, max: 30 }), (start, end) => {
        const story = begun();
        const holes = good.holes.map((hole) => ({ ...hole, start, end }));
        expect(() => fillTemplate(story.context, story.incident, { ...good, holes }, START)).not.toThrow();
      }),
    );
  });
});
