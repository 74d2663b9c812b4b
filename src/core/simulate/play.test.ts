import { describe, expect, it } from 'vitest';
import { fact, ladder, minutes, phase, policy, role, rule, START, severity } from '../incident/incident.fixture.ts';
import type { Directory, Person } from '../oncall/directory.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { HOUR, MINUTE } from '../time/instant.ts';
import { play, type Setting } from './play.ts';
import { type Behaviour, type Deed, type Happening, LOOK_AHEAD, type Scenario } from './scenario.ts';

const commander = { ...fact(12), value: 'first-responder' as const };
const runbook = policy({
  severities: [severity('SEV-1', 1, { respond: 15, resolve: 60 }), severity('SEV-2', 2)],
  roles: [
    role('ic', 'Incident Commander', {
      firstHolder: commander,
      powers: [{ ...fact(14), name: 'declare-resolved', text: 'declares it resolved' }],
    }),
  ],
  matrix: [rule('now', ['SEV-1'], minutes(0), ['On-call Engineer'])],
  ladders: [
    ladder('path', '*', [
      [0, 'On-call Engineer'],
      [15, 'CTO'],
    ]),
  ],
  phases: [phase('Assess', []), phase('Contain', [])],
});

const person = (id: string, name: string, ...channels: string[]): Person => ({
  ...{ id, name, email: null, zone: 'UTC' },
  contacts: channels.map((channel) => ({ id: channel, channel, address: `${id}@example.org` })),
});
const directory: Directory = {
  people: [person('ana', 'Ana', 'ntfy', 'smtp'), person('ben', 'Ben', 'smtp'), person('cho', 'Cho')],
  groups: [],
  bindings: [
    { role: 'On-call Engineer', people: ['ana'], groups: [] },
    { role: 'CTO', people: ['ben'], groups: [] },
  ],
  catchAll: ['cho'],
};
const setting: Setting = { context: { policy: runbook, directory, calendar: OFFICE_HOURS_UTC }, delivery: { channels: null } };

const at = (offset: number, deed: Deed, by: string | null = null): Happening => ({
  at: START + offset * MINUTE,
  by,
  deed,
  mark: `at ${offset}`,
});
const DOWN: Deed = { do: 'alert', key: 'down', summary: 'The site is down', severity: 'SEV-1', labels: {} };
const behaves = (who: string, how: Partial<Behaviour> = {}): Behaviour => ({
  ...{ who, acknowledgeAfter: 2 * MINUTE, from: null, absent: [], goesOn: true, then: null, mark: who, ...how },
});
const night = (happenings: Happening[], more: Partial<Scenario> = {}): Scenario => ({
  ...{ start: START, happenings, people: [], failures: [], keepsPromises: true, lookAhead: LOOK_AHEAD, ...more },
});

function played(scenario: Scenario, by: Setting = setting) {
  const outcome = play(by, scenario);
  if ('fault' in outcome) throw new Error(`${outcome.fault.mark}: ${outcome.fault.message}`);
  return outcome;
}
const said = (scenario: Scenario, ...kinds: string[]) =>
  played(scenario)
    .moments.filter(({ kind }) => kinds.includes(kind))
    .map(({ offsetMinutes, text, who }) => `${Math.floor(offsetMinutes)} ${[...who, text].join(': ')}`);

describe('a played night', () => {
  it('opens in triage by an alert, and is accepted by whoever answered', () => {
    const accepts = behaves('ana', { then: { do: 'accept', after: 3 * MINUTE, severity: 'SEV-2' } });
    expect(said(night([at(0, DOWN)], { people: [accepts], lookAhead: HOUR }), 'alert', 'incident')).toEqual([
      '0 The site is down',
      '2 Ana: Acknowledged',
      '5 Ana: Severity SEV-2, was SEV-1: Set when the incident was accepted.',
      '5 Declared as SEV-2',
    ]);
  });

  it('is over when the responder declines it', () => {
    const declines = behaves('ana', { then: { do: 'decline', after: MINUTE, because: 'A drill of the monitor' } });
    const scenario = night([at(0, DOWN)], { people: [declines] });
    expect(said(scenario, 'incident').at(-1)).toBe('3 Ana: Declined: A drill of the monitor');
    expect(said(scenario, 'page')).toHaveLength(1);
  });

  it('climbs at once when nothing reaches the first, and tells the catch-all in the end', () => {
    const failures = [{ from: START, to: null, channel: 'smtp', person: null, mark: '' }];
    const scenario = night([at(0, DOWN)], {
      failures: [...failures, { ...failures[0], channel: 'ntfy', person: 'ana' }] as Scenario['failures'],
      lookAhead: HOUR,
    });
    expect(said(scenario, 'page', 'catch-all', 'undelivered').slice(0, 6)).toEqual([
      '0 Ana: Immediately: On-call Engineer. Level 1: On-call Engineer.',
      '0 Ana: Nothing reaches them: smtp fails',
      '0 Ben: Level 2: CTO.',
      '1 Ben: Nothing reaches them: smtp fails',
      '1 Cho: No page of this incident could be delivered.',
      '1 Cho: Nothing reaches them: no contact method',
    ]);
  });

  it('says by which way each message went', () => {
    const failures = [{ from: START, to: START + MINUTE, channel: 'push', person: null, mark: '' }];
    const { moments } = played(night([at(0, DOWN)], { failures, lookAhead: 20 * MINUTE }));
    expect(moments.find(({ kind }) => kind === 'page')?.ways).toEqual([
      { who: 'Ana', channel: 'smtp', afterSeconds: 6, failed: ['ntfy'], why: null },
    ]);
  });

  it('does not use a channel that is not set up', () => {
    const { moments } = played(night([at(0, DOWN)], { lookAhead: MINUTE }), { ...setting, delivery: { channels: new Set(['smtp']) } });
    expect(moments.find(({ kind }) => kind === 'page')?.ways).toMatchObject([{ who: 'Ana', channel: 'smtp', afterSeconds: 0 }]);
  });

  it('waits for who is away, while others go on being called', () => {
    const away = behaves('ana', { absent: [{ from: START - HOUR, to: START + 30 * MINUTE }] });
    expect(said(night([at(0, DOWN)], { people: [away], lookAhead: HOUR }), 'page', 'incident')).toEqual([
      '0 Ana: Immediately: On-call Engineer. Level 1: On-call Engineer.',
      '15 Ben: Level 2: CTO.',
      '30 Ana: Acknowledged',
    ]);
  });

  it('runs out of patience with who acknowledges and falls silent', () => {
    const silent = behaves('ana', { goesOn: false });
    const lines = said(night([at(0, DOWN)], { people: [silent], lookAhead: 2 * HOUR }), 'page', 'incident');
    expect(lines).toContain('2 Ana: Acknowledged');
    expect(lines.some((line) => line.includes('The acknowledgement runs out'))).toBe(true);
  });

  it('hands over the lead, and refuses the resolution to who has it no more', () => {
    const happenings = [
      at(0, { do: 'declare', title: 'The site is down', severity: 'SEV-1' }, 'ana'),
      at(10, { do: 'hand-over', role: 'Incident Commander', to: 'ben' }, 'ana'),
      at(20, { do: 'resolve', summary: 'Fixed' }, 'ana'),
      at(30, { do: 'resolve', summary: 'Fixed' }, 'CTO'),
    ];
    const scenario = night(happenings);
    expect(said(scenario, 'refused')).toEqual([
      '20 Ana wants to resolve the incident: Ben is Incident Commander and declares the incident resolved (runbook line 14). Ask Ben, or take the role first.',
    ]);
    expect(played(scenario).resolvedAt).toBe(30);
  });

  it('keeps no promise when nobody keeps any', () => {
    const happenings = [
      at(0, { do: 'declare', title: 'Down', severity: 'SEV-1' }),
      at(1, { do: 'acknowledge' }),
      at(90, { do: 'resolve', summary: 'Fixed' }),
    ];
    expect(
      played(night(happenings, { keepsPromises: false }))
        .spans.filter(({ outcome }) => outcome === 'missed')
        .map(({ name, due }) => [name, due]),
    ).toEqual([['Resolve within 1 hour', 60]]);
  });

  it.each([
    [[at(5, { do: 'resolve', summary: '' })], 'at 5', 'Nothing has happened yet: begin with an alert or a declaration.'],
    [[], '', 'Nothing happens: begin with an alert or a declaration.'],
    [[at(0, DOWN), at(1, { do: 'enter-phase', phase: 'Party' })], 'at 1', 'The runbook has no phase "Party". It has: "Assess", "Contain".'],
    [[at(0, DOWN), at(1, { do: 'clear', key: 'up' })], 'at 1', 'No alert "up" has fired by then. Fired: down.'],
    [
      [at(0, DOWN), at(1, { do: 'hand-over', role: 'Incident Commander', to: 'Zoe' })],
      'at 1',
      'There is nobody called "Zoe". There are: Ana, Ben, Cho.',
    ],
  ] as const)('names the place of what is wrong', (happenings, mark, message) => {
    expect(play(setting, night([...happenings]))).toEqual({ fault: { mark, message } });
  });

  it('goes on without what an older runbook does not have', () => {
    const happenings = [at(0, DOWN), at(1, { do: 'enter-phase', phase: 'Party' }), at(2, { do: 'resolve', summary: 'Fixed' })];
    expect(played(night(happenings), { ...setting, lenient: true }).resolvedAt).toBe(2);
  });

  it('costs few decisions, even when every channel fails for four hours', () => {
    const failures = ['smtp', 'ntfy'].map((channel) => ({ from: START, to: null, channel, person: null, mark: '' }));
    const { decisions } = played(night([at(0, DOWN), at(240, { do: 'resolve', summary: 'Fixed' })], { failures }));
    expect(decisions).toBeLessThan(80);
  });
});
