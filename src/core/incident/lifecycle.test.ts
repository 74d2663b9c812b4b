import { describe, expect, it } from 'vitest';
import { MINUTE } from '../time/instant.ts';
import type { Actor } from './actor.ts';
import {
  declared,
  directoryOf,
  ladder,
  minutes,
  person,
  type policy,
  raised,
  role,
  rule,
  START,
  Story,
  severity,
} from './incident.fixture.ts';

const levels = [severity('S1', 1), severity('S2', 2)];
const oncall = person('on-call-engineer');
const alert = (key: string, status: 'firing' | 'resolved' = 'firing') => ({ key, status, summary: key, labels: {}, link: null });
const first = { src: { line: 12, column: 1, endLine: 12 }, origin: 'stated' as const };
const begin = (said: Partial<ReturnType<typeof policy>> = {}) =>
  new Story(
    { severities: levels, matrix: [rule('page', '*', minutes(0), ['On-call engineer'])], ...said },
    directoryOf(['On-call engineer', 'Bo'], ['Duty phone']),
  );

describe('triage', () => {
  it('ends by accepting, which answers the page as well', () => {
    const story = begin().when(raised(null)).at(3).when({ type: 'AcceptIncident', severity: 's2' }, oncall);
    expect(story.incident).toMatchObject({ lifecycle: 'active', severity: 'S2', acknowledged: { by: 'on-call-engineer' } });
    expect(story.incident.moments).toMatchObject({ acknowledged: story.now, triaged: story.now });
    expect(story.when({ type: 'AcceptIncident', severity: 'S2' }, oncall).last).toEqual([]);
    expect(story.when({ type: 'AcceptIncident', severity: 'S1' }, oncall).rejected?.message).toBe(
      'INC-7 is active: it cannot be accepted again. Change its severity instead.',
    );
  });

  it('ends by declining, with the reason, and then nobody is told any more', () => {
    const story = begin().when(raised('S1'));
    expect(story.when({ type: 'DeclineIncident', reason: '' }, oncall).rejected?.code).toBe('invalid');
    story.when({ type: 'DeclineIncident', reason: 'The probe was wrong' }, oncall).at(600);
    expect(story.incident.lifecycle).toBe('declined');
    expect(story.told).toHaveLength(1);
    expect(story.when({ type: 'AcknowledgeIncident', via: 'link' }, oncall).rejected?.message).toBe(
      'INC-7 is declined: it cannot be acknowledged. Declare a new incident if it was real after all.',
    );
  });

  it('names the levels there are when a wrong one is given', () => {
    const story = begin().when(raised(null)).when({ type: 'AcceptIncident', severity: 'SEV-1' }, oncall);
    expect(story.rejected).toEqual({ code: 'unknown', message: 'The runbook has no severity "SEV-1". It has: S1, S2.' });
    const unbegun = begin().when(declared('SEV-1'), oncall);
    expect([unbegun.state, unbegun.rejected?.code]).toEqual([null, 'unknown']);
  });
});

describe('alerts', () => {
  it('end an incident by themselves when all have cleared before anybody answered', () => {
    const story = begin()
      .when(raised('S1', { alert: alert('a') }))
      .when({ type: 'AttachAlert', alert: alert('b') });
    const monitor: Actor = { kind: 'alert', name: 'prometheus' };
    story.at(2).when({ type: 'ClearAlert', key: 'a', because: 'monitor', othersFiring: false }, monitor);
    expect(story.incident.lifecycle).toBe('triage');
    story.when({ type: 'ClearAlert', key: 'b', because: 'monitor', othersFiring: false }, monitor);
    expect(story.incident.lifecycle).toBe('resolved');
    expect(story.events('IncidentResolved')[0]).toMatchObject({
      by: monitor,
      event: { summary: 'It cleared by itself before anybody answered.' },
    });
    expect(story.incident.acknowledged).toBeNull();
  });

  it('end nothing while others of the incident still fire, or when their monitor only fell silent', () => {
    const story = begin()
      .when(raised('S1', { alert: alert('a') }))
      .when({ type: 'ClearAlert', key: 'a', because: 'silence', othersFiring: false })
      .when({ type: 'ClearAlert', key: 'never-remembered', because: 'monitor', othersFiring: true });
    expect(story.incident.alerts['a']?.status).toBe('resolved');
    expect(story.incident.lifecycle).toBe('triage');
    story.when({ type: 'ClearAlert', key: 'never-remembered', because: 'monitor', othersFiring: false });
    expect(story.incident.lifecycle).toBe('resolved');
  });

  it('are only noted when somebody works on it', () => {
    const story = begin()
      .when(raised('S1', { alert: alert('a') }))
      .when({ type: 'AcknowledgeIncident', via: 'link' }, oncall)
      .when({ type: 'ClearAlert', key: 'a', because: 'monitor', othersFiring: false });
    expect(story.incident.lifecycle).toBe('triage');
    expect(story.incident.alerts['a']?.status).toBe('resolved');
    expect(story.when({ type: 'ClearAlert', key: 'a', because: 'monitor', othersFiring: false }).last).toEqual([]);
    expect(story.when({ type: 'ClearAlert', key: 'constructor', because: 'monitor', othersFiring: false }).last).toEqual([]);
  });

  it('reopen a resolved incident and page again; a closed one wants a new incident', () => {
    const story = begin()
      .when(raised('S1', { alert: alert('a') }))
      .at(2)
      .when({ type: 'ClearAlert', key: 'a', because: 'monitor', othersFiring: false });
    story.at(5).when({ type: 'AttachAlert', alert: alert('a') });
    expect(story.incident.lifecycle).toBe('triage');
    expect(story.told).toEqual(['0 page on-call-engineer', '5 page on-call-engineer']);
    const closed = begin()
      .when(raised('S1'))
      .when({ type: 'ResolveIncident', summary: '' }, oncall)
      .when({ type: 'CloseIncident' }, oncall);
    expect(closed.when({ type: 'AttachAlert', alert: alert('z') }).rejected?.message).toContain('Raise a new incident');
  });
});

describe('the end', () => {
  it('can be said, taken back, put away and taken out again', () => {
    const story = begin().when(declared('S1'), oncall).at(10).when({ type: 'ResolveIncident', summary: 'Fixed' }, oncall);
    expect(story.when({ type: 'ResolveIncident', summary: 'Fixed' }, oncall).last).toEqual([]);
    expect(story.when({ type: 'CloseIncident' }, oncall).incident.lifecycle).toBe('closed');
    expect(story.when({ type: 'ResolveIncident', summary: '' }, oncall).rejected?.code).toBe('wrong-state');
    story.at(20).when({ type: 'ReopenIncident', reason: 'It is back' }, oncall);
    expect(story.incident).toMatchObject({ lifecycle: 'active', resolvedAt: null, acknowledged: { by: 'on-call-engineer' } });
    expect(story.incident.moments.resolved).toBeUndefined();
    expect(story.when({ type: 'ReopenIncident', reason: 'It is back' }, oncall).last).toEqual([]);
    expect(story.when({ type: 'CloseIncident' }, oncall).rejected?.message).toContain('Resolve it first.');
  });

  it('may be another incident', () => {
    const story = begin().when(raised('S1'));
    expect(story.when({ type: 'MergeIncident', into: 'INC-7' }, oncall).rejected?.code).toBe('invalid');
    story.when({ type: 'MergeIncident', into: 'INC-3' }, oncall);
    expect(story.incident).toMatchObject({ lifecycle: 'merged', mergedInto: 'INC-3' });
    expect(story.when({ type: 'AddNote', text: 'Late', happenedAt: null }, oncall).rejected).toBeNull();
    expect(story.when({ type: 'TickStep', step: 'x', note: null }, oncall).rejected?.code).toBe('unknown');
    expect(story.when({ type: 'ReopenIncident', reason: 'No' }, oncall).rejected?.message).toContain('is merged into INC-3');
  });
});

describe('an acknowledgement', () => {
  it('counts once, and makes the first responder the commander where the runbook wants that', () => {
    const ic = role('ic', 'Incident Commander', { firstHolder: { ...first, value: 'first-responder' } });
    const story = begin({ roles: [ic] })
      .when(raised('S1'))
      .when({ type: 'AcknowledgeIncident', via: 'link' }, person('bo'));
    expect(story.events('RoleAssigned')[0]?.event).toMatchObject({ role: 'ic', personId: 'bo', src: { line: 12 } });
    expect(story.when({ type: 'AcknowledgeIncident', via: 'link' }, person('bo')).last).toEqual([]);
  });

  it('passes to somebody else while nothing is heard of the first, and the time runs anew', () => {
    const story = begin().when(raised('S1')).at(5).when({ type: 'AcknowledgeIncident', via: 'link' }, person('bo')).at(20);
    story.when({ type: 'AcknowledgeIncident', via: 'link' }, oncall).at(49);
    expect(story.incident.acknowledged?.by).toBe('on-call-engineer');
    expect(story.incident.moments.acknowledged).toBe(START + 5 * MINUTE);
    story.when({ type: 'AddNote', text: 'Looking', happenedAt: null }, oncall);
    expect(story.when({ type: 'AcknowledgeIncident', via: 'link' }, person('bo')).last).toEqual([]);
  });

  it('leaves the lead to the on-call engineer where the runbook wants that', () => {
    const ic = role('ic', 'Incident Commander', { firstHolder: { ...first, value: 'on-call' } });
    const story = begin({ roles: [ic] })
      .when(raised('S1'))
      .when({ type: 'AcknowledgeIncident', via: 'link' }, person('bo'));
    expect(story.incident.roles['ic']?.personId).toBe('on-call-engineer');
    expect(story.messages.at(-1)).toMatchObject({
      personId: 'on-call-engineer',
      purpose: 'inform',
      reason: 'You are Incident Commander of this incident.',
    });
  });

  it('runs out when nothing follows, but not while somebody works', () => {
    const story = begin().when(raised('S1')).at(5).when({ type: 'AcknowledgeIncident', via: 'link' }, oncall).at(36);
    expect(story.events('AcknowledgementExpired').map(({ at }) => (at - START) / MINUTE)).toEqual([35]);
    expect(story.incident.acknowledged).toBeNull();
    const busy = begin().when(raised('S1')).when({ type: 'AcknowledgeIncident', via: 'link' }, oncall).at(1);
    busy.when({ type: 'AddNote', text: 'Looking', happenedAt: null }, oncall).at(600);
    expect(busy.events('AcknowledgementExpired')).toEqual([]);
  });

  it('runs out as well where acknowledging alone gave somebody the lead', () => {
    const ic = role('ic', 'Incident Commander', { firstHolder: { ...first, value: 'first-responder' } });
    const story = begin({ roles: [ic] })
      .when(raised('S1'))
      .at(5)
      .when({ type: 'AcknowledgeIncident', via: 'link' }, oncall);
    expect(story.incident.roles['ic']?.personId).toBe('on-call-engineer');
    expect(story.at(36).incident.acknowledged).toBeNull();
    expect(story.messages.at(-1)).toMatchObject({ personId: 'on-call-engineer', purpose: 'page' });
  });
});

describe('times', () => {
  const resolved = () => begin().when(declared('S1'), oncall).at(30).when({ type: 'ResolveIncident', summary: '' }, oncall);

  it('can be corrected as long as they stay in order and in the past', () => {
    const story = resolved().when({ type: 'CorrectTime', moment: 'impact', to: START - 10 * MINUTE, reason: 'Logs' }, oncall);
    expect(story.incident.moments.impact).toBe(START - 10 * MINUTE);
    expect(story.events('TimeCorrected')[0]?.event).toMatchObject({ from: START, reason: 'Logs' });
    story.when({ type: 'CorrectTime', moment: 'resolved', to: START - MINUTE, reason: 'Typo' }, oncall);
    expect(story.rejected?.message).toBe(
      'Resolution (2026-11-21T02:59:00Z) cannot come before detection (2026-11-21T03:00:00Z). If that is wrong too, correct it first.',
    );
    story.when({ type: 'CorrectTime', moment: 'mitigated', to: START + 31 * MINUTE, reason: 'Typo' }, oncall);
    expect(story.rejected?.message).toBe('2026-11-21T03:31:00Z is in the future.');
  });

  it('are never nonsense: a monitor may say anything', () => {
    const of = (startedAt: number) => begin().when(raised('S1', { startedAt })).incident.moments.impact;
    expect([of(Number.NaN), of(1e300), of(START + MINUTE), of(START - MINUTE)]).toEqual([START, START, START, START - MINUTE]);
    expect(resolved().when({ type: 'CorrectTime', moment: 'impact', to: -1e18, reason: '' }, oncall).rejected?.message).toBe(
      'That is no time.',
    );
    expect(resolved().when({ type: 'AddNote', text: 'Odd', happenedAt: Number.NaN }, oncall).rejected?.message).toBe('That is no time.');
  });

  it('never run backwards, whatever the machine says', () => {
    const story = begin({
      ladders: [
        ladder('l', '*', [
          [0, 'On-call engineer'],
          [10, 'Bo'],
        ]),
      ],
    })
      .when(raised('S1'))
      .at(5);
    story.now = START - 60 * MINUTE;
    story.when({ type: 'AddNote', text: 'The clock is wrong', happenedAt: null }, oncall);
    expect(story.incident.updatedAt).toBe(START);
    expect(story.at(10).told).toContain('10 page bo');
  });
});

describe('a drill', () => {
  it('pages like the real thing, and says that it is none', () => {
    const story = begin().when(raised('S1', { drill: true }));
    expect(story.messages[0]?.headline).toBe('DRILL INC-7 S1: Checkout is down');
  });
});

describe('an incident that was never raised', () => {
  it('can only be raised, and only once', () => {
    const story = begin().when({ type: 'AcknowledgeIncident', via: 'link' }, oncall);
    expect(story.rejected?.message).toBe('There is no such incident.');
    expect(story.when(raised('S1')).when(raised('S1')).rejected?.message).toBe('INC-7 has been raised already.');
  });
});
