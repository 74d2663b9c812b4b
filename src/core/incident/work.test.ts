import { describe, expect, it } from 'vitest';
import { clockOf } from './clock.ts';
import {
  declared,
  directoryOf,
  fact,
  gate,
  minutes,
  person,
  phase,
  type policy,
  raised,
  role,
  rule,
  Story,
  severity,
  step,
} from './incident.fixture.ts';

const levels = [severity('S1', 1), severity('S2', 2)];
const ada = person('ada');
const box = (text: string, toMinutes: number) => ({ ...fact(5), text, fromMinutes: 0, toMinutes });
const tick = (id: string) => ({ type: 'TickStep', step: id, note: null }) as const;
const begin = (said: Partial<ReturnType<typeof policy>>) => {
  const matrix = [rule('page', '*', minutes(0), ['On-call engineer'])];
  return new Story({ severities: levels, matrix, ...said }, directoryOf(['On-call engineer', 'Ada', 'Bo'], ['Duty phone']));
};

describe('phases', () => {
  const triage = phase('triage', [step('look', { does: null }), step('ack', { does: 'acknowledge' })], {
    timeBox: box('first 5 minutes', 5),
  });
  const contain = phase('contain', [step('isolate'), step('page-team', { severities: ['S1'] })], { timeBox: box('5-60 min', 60) });
  const learn = phase('learn', [step('review', { does: 'schedule-review' })], { stage: 'review' });
  const story = () =>
    begin({ phases: [triage, contain, learn] })
      .when(raised(null))
      .at(1)
      .when({ type: 'AcceptIncident', severity: 'S2' }, ada);

  it('begin with the acceptance, and what the program saw is ticked', () => {
    const one = story();
    expect(one.incident.phase).toBe('triage');
    expect(one.incident.steps['ack']).toMatchObject({ status: 'done', note: 'Acknowledged by ada.' });
    expect(one.promise('phase-triage')).toBe('open +5');
  });

  it('go on when all steps that count at this level are settled', () => {
    const one = story().at(3).when(tick('look'), ada);
    expect(one.incident.phase).toBe('contain');
    expect([one.promise('phase-triage'), one.promise('phase-contain')]).toEqual(['met +5', 'open +60']);
    one.when(tick('isolate'), ada);
    expect(one.incident.phase).toBe('contain');
    expect(one.when({ type: 'EnterPhase', phase: 'learn' }, ada).rejected?.message).toBe(
      'INC-7 is active: it cannot be reviewed yet. Resolve it first.',
    );
  });

  it('say when their time is up', () => {
    const one = story().at(6);
    expect(one.promise('phase-triage')).toBe('breached +5');
  });

  it('turn to the review with the resolution', () => {
    const one = story().at(9).when({ type: 'ResolveIncident', summary: 'Fixed' }, ada);
    expect(one.incident.phase).toBe('learn');
    expect(one.when({ type: 'EnterPhase', phase: 'contain' }, ada).rejected?.code).toBe('wrong-state');
    one.at(12).when({ type: 'ReopenIncident', reason: 'It is back' }, ada);
    expect(one.incident.phase).toBe('triage');
  });

  it('can be entered by hand, back as well', () => {
    const one = story().when({ type: 'EnterPhase', phase: 'contain' }, ada).when({ type: 'EnterPhase', phase: 'triage' }, ada);
    expect(one.incident.phase).toBe('triage');
    expect(one.when({ type: 'EnterPhase', phase: 'triage' }, ada).last).toEqual([]);
    expect(one.when({ type: 'EnterPhase', phase: 'nowhere' }, ada).rejected?.message).toContain('triage, contain, learn');
  });
});

describe('steps', () => {
  const nested = step('gather', { steps: [step('logs'), step('metrics')] });
  const two = () => begin({ phases: [phase('one', [nested]), phase('two', [])] }).when(declared('S1'), ada);

  it('are settled by what they consist of', () => {
    expect(two().when(tick('logs'), ada).when({ type: 'SkipStep', step: 'metrics', reason: 'None' }, ada).incident.phase).toBe('two');
  });

  it('can be ticked twice without harm, taken back, and skipped with a reason only', () => {
    const story = two().when(tick('logs'), ada);
    expect(story.when(tick('logs'), ada).last).toEqual([]);
    expect(story.when({ type: 'SkipStep', step: 'logs', reason: 'x' }, ada).rejected?.message).toContain('Reopen it first');
    expect(story.when({ type: 'ReopenStep', step: 'logs' }, ada).incident.steps).toEqual({});
    expect(story.when({ type: 'SkipStep', step: 'logs', reason: '' }, ada).rejected?.code).toBe('invalid');
    expect(story.when(tick('constructor'), ada).rejected?.message).toBe('The runbook has no step "constructor".');
  });

  it('that ask are ticked by the answer', () => {
    const asking = phase('one', [step('what', { style: 'question', asks: 'what-is-broken' })]);
    const story = begin({ phases: [asking] })
      .when(declared('S1'), ada)
      .when({ type: 'AnswerQuestion', field: 'what-is-broken', value: 'The till' }, ada);
    expect(story.incident.steps['what']).toMatchObject({ status: 'done', note: 'The till' });
    expect(story.when({ type: 'AnswerQuestion', field: 'who', value: 'x' }, ada).rejected?.message).toBe(
      'The runbook does not ask "who". It asks: what-is-broken.',
    );
  });

  it('about stakeholders are ticked when the matrix has told them all', () => {
    const telling = phase('one', [step('tell', { does: 'notify-stakeholders' }), step('other')]);
    const matrix = [rule('a', '*', minutes(0), ['Ada']), rule('b', '*', minutes(15), ['Bo'])];
    const story = begin({ phases: [telling], matrix })
      .when(declared('S1'), ada)
      .at(14);
    expect(story.incident.steps['tell']).toBeUndefined();
    expect(story.at(15).incident.steps['tell']?.note).toBe('Told by the escalation.');
  });
});

describe('gates', () => {
  const found = gate('root-cause', { do: 'enter-phase', phase: 'contain' }, { do: 'escalate', to: ['additional responders'] });
  const over = gate('verified', { do: 'enter-phase', phase: 'learn' });
  const phases = [
    phase('assess', [step('look')], { gates: [found] }),
    phase('contain', [step('isolate')], { gates: [over] }),
    phase('learn', [], { stage: 'review' }),
  ];
  const story = (said: Partial<ReturnType<typeof policy>> = {}) => begin({ phases, ...said }).when(declared('S1'), ada);
  const decided = (id: string, outcome: 'yes' | 'no') => ({ type: 'DecideGate', gate: id, outcome }) as const;

  it('hold a phase although its steps are done, until they are decided', () => {
    const one = story().when(tick('look'), ada);
    expect(one.incident.phase).toBe('assess');
    expect(one.when(decided('root-cause', 'yes'), ada).incident.phase).toBe('contain');
    expect(one.when(decided('root-cause', 'yes'), ada).last).toEqual([]);
  });

  it('call for more responders where the runbook says so', () => {
    const one = story().at(20).when(decided('root-cause', 'no'), ada);
    expect(one.told.at(-1)).toBe('20 catch-all duty-phone');
    expect(one.events('EscalationRequested')[0]?.event).toMatchObject({ roles: ['additional responders'], src: { line: 60 } });
  });

  it('that lead to the review resolve the incident, if one may', () => {
    expect(story().when(decided('verified', 'yes'), ada).incident).toMatchObject({ lifecycle: 'resolved', phase: 'learn' });
    const roles = [role('ic', 'Incident Commander', { may: ['declare-resolved'] })];
    const held = story({ roles })
      .when({ type: 'AssignRole', role: 'IC', personId: 'bo' }, ada)
      .when({ type: 'AssignRole', role: 'ic', personId: 'bo' }, ada);
    expect(held.when(decided('verified', 'yes'), ada).rejected?.code).toBe('not-permitted');
  });

  it('that find no incident decline it in triage', () => {
    const met = gate('criteria', { do: 'stay', text: 'Declare' }, { do: 'decline', text: 'Document as regular issue' });
    const one = begin({ phases: [phase('detect', [], { gates: [met] })] })
      .when(raised('S2'))
      .when(decided('criteria', 'no'), ada);
    expect(one.events('IncidentDeclined')[0]?.event.reason).toBe('Document as regular issue');
  });
});

describe('roles', () => {
  const ic = role('ic', 'Incident Commander', { abbreviation: 'IC', may: ['approve-communication', 'declare-resolved', 'set-severity'] });
  const lead = role('tl', 'Technical Lead', { filledFor: ['S1'] });
  const led = () =>
    begin({ roles: [ic, lead] })
      .when(declared('S1'), ada)
      .when({ type: 'AssignRole', role: 'IC', personId: 'bo' }, ada);

  it('are taken by name or abbreviation, and the new holder is told', () => {
    const story = led();
    expect(story.incident.roles['ic']).toMatchObject({ personId: 'bo', personName: 'Person Bo' });
    expect(story.told.at(-1)).toBe('0 inform bo');
    expect(story.when({ type: 'AssignRole', role: 'Scribe', personId: 'bo' }, ada).rejected?.message).toContain(
      'It has: Incident Commander, Technical Lead.',
    );
    expect(story.when({ type: 'AssignRole', role: 'ic', personId: 'gone' }, ada).rejected?.code).toBe('unknown');
    expect(story.when({ type: 'ReleaseRole', role: 'incident commander' }, ada).incident.roles).toEqual({});
  });

  it('give powers that others do not have while somebody holds them', () => {
    const story = led().when({ type: 'ResolveIncident', summary: 'Fixed' }, ada);
    expect(story.rejected).toEqual({
      code: 'not-permitted',
      message:
        'Person Bo is Incident Commander and declares the incident resolved (runbook line 42). Ask Person Bo, or take the role first.',
    });
    expect(story.when({ type: 'ChangeSeverity', severity: 'S2', reason: 'x' }, ada).rejected?.message).toContain('(runbook line 43)');
    const update = { type: 'PostUpdate', template: null, subject: null, body: 'News', publicStatus: null } as const;
    expect(story.when({ ...update, audience: 'stakeholders' }, ada).rejected?.message).toContain('approves what goes to stakeholders');
    expect(story.when({ ...update, audience: 'internal' }, ada).rejected).toBeNull();
    expect(story.when({ type: 'ResolveIncident', summary: 'Fixed' }, person('bo')).incident.lifecycle).toBe('resolved');
  });

  it('stop nobody while nobody holds them, nor the program', () => {
    expect(led().when({ type: 'ReleaseRole', role: 'ic' }, ada).when({ type: 'ResolveIncident', summary: '' }, ada).rejected).toBeNull();
    expect(led().when({ type: 'ResolveIncident', summary: '' }).rejected).toBeNull();
    const based = { ...ic, powers: ic.powers.map((power) => ({ ...power, origin: 'base' as const })) };
    const story = begin({ roles: [based] })
      .when(declared('S1'), ada)
      .when({ type: 'AssignRole', role: 'ic', personId: 'bo' }, ada);
    expect(story.when({ type: 'ResolveIncident', summary: '' }, ada).rejected).toBeNull();
  });

  it('that the level wants and nobody holds are shown', () => {
    const unfilled = (story: Story) => clockOf(story.context, story.incident, story.now).unfilledRoles.map((one) => one.id);
    expect(unfilled(led())).toEqual(['tl']);
    expect(unfilled(led().when({ type: 'ChangeSeverity', severity: 'S2', reason: 'x' }, person('bo')))).toEqual([]);
  });
});
