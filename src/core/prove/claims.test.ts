import { describe, expect, it } from 'vitest';
import {
  cadence,
  deadline,
  directoryOf,
  fact,
  gate,
  ladder,
  minutes,
  phase,
  policy,
  role,
  rule,
  severity,
  step,
} from '../incident/incident.fixture.ts';
import type { Directory } from '../oncall/directory.ts';
import type { Template } from '../policy/communication.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { DAY, fromIso } from '../time/instant.ts';
import { prove } from './prove.ts';
import type { ClaimName } from './verdict.ts';

const WEEK = { from: fromIso('2026-11-21T03:00Z'), for: 7 * DAY };
const CALLED = [rule('now', '*', minutes(0), ['Team Lead']), rule('later', '*', minutes(15), ['Manager'])];
const TEAM = directoryOf(['Team Lead', 'Manager'], ['Duty']);

/** What a claim says of a policy, `problem` or `note` before each sentence; the first of its lines behind it. */
function claim(name: ClaimName, said: Partial<CompiledPolicy>, people: Directory | null = TEAM, calendar = OFFICE_HOURS_UTC) {
  const verdict = prove(
    policy({ severities: [severity('SEV-1', 1), severity('SEV-2', 2)], matrix: CALLED, ...said }),
    people,
    calendar,
    WEEK,
  );
  const { holds, checked, findings } = verdict.claims.find((one) => one.claim === name) ?? { holds: false, checked: -1, findings: [] };
  if (!holds) expect(verdict.proved).toBe(false);
  return { holds, checked, said: findings.map((one) => `${one.level} ${one.text} ${one.src?.line ?? ''}`.trim()) };
}

describe('the phases', () => {
  const ticked = step('tick');

  it('are reached and left one after the other where no gate leads elsewhere', () => {
    const phases = [phase('Triage', [ticked]), phase('Repair', [step('mend')]), phase('Review', [step('talk')], { stage: 'review' })];
    expect(claim('phases', { phases })).toEqual({ holds: true, checked: 3, said: [] });
  });

  it('without steps are entered by hand, also behind a gate that calls somebody or waits', () => {
    const phases = [
      phase('Triage', []),
      phase('Repair', [], { gates: [gate('stuck', { do: 'escalate', to: ['Manager'] }, { do: 'stay', text: 'wait' })] }),
      phase('Closing', []),
      phase('Review', [], { stage: 'review' }),
      phase('Archive', [], { stage: 'review' }),
    ];
    expect(claim('phases', { phases })).toEqual({ holds: true, checked: 5, said: [] });
  });

  it('that are over as they begin, because all their steps are ticked by themselves, are reached and left', () => {
    const set = step('set', { text: 'Determine the severity', does: 'set-severity' });
    const phases = [phase('Acknowledge', [ticked]), phase('Assess', [set]), phase('Repair', [step('mend')])];
    expect(claim('phases', { phases })).toEqual({ holds: true, checked: 3, said: [] });
  });

  it('that one level alone leads past are named with that level', () => {
    const past = gate('past', { do: 'enter-phase', phase: 'Closing' }, { do: 'enter-phase', phase: 'Closing' });
    const phases = [phase('Triage', [], { severities: ['SEV-1'], gates: [past] }), phase('Repair', []), phase('Closing', [])];
    expect(claim('phases', { phases }).said).toEqual([
      'problem No way leads to the phase "Repair" at SEV-1: gates before it lead past it. 49',
    ]);
  });

  it('that all gates lead past are never reached, said once for all levels', () => {
    const past = gate('past', { do: 'enter-phase', phase: 'Closing' }, { do: 'enter-phase', phase: 'Closing' });
    const phases = [phase('Triage', [], { gates: [past] }), phase('Repair', [ticked], fact(52)), phase('Closing', [])];
    const { holds, said } = claim('phases', { phases });
    expect(holds).toBe(false);
    expect(said).toEqual(['problem No way leads to the phase "Repair" at any level: gates before it lead past it. 52']);
    expect(
      claim('phases', { phases: [...phases.slice(0, 1), phase('Repair', [], { severities: ['SEV-2'] }), ...phases.slice(2)] }).said,
    ).toEqual(['problem No way leads to the phase "Repair" at SEV-2: gates before it lead past it. 49']);
  });

  it('that lead nowhere but back to themselves cannot be left', () => {
    const round = gate('done', { do: 'enter-phase', phase: 'Repair' }, { do: 'stay', text: 'wait' });
    const phases = [phase('Repair', [], { gates: [round] }), phase('Closing', [], fact(53))];
    expect(claim('phases', { phases }).said).toEqual([
      'problem No way leads on from the phase "Repair" at any level but to end the incident. 49',
      'problem No way leads to the phase "Closing" at any level: gates before it lead past it. 53',
    ]);
  });

  it('of no severity are of no use', () => {
    const phases = [phase('Triage', []), phase('Lost', [], { severities: [], ...fact(54) })];
    expect(claim('phases', { phases }).said).toContain('problem The phase "Lost" belongs to no severity. 54');
  });
});

describe('the gates', () => {
  const of = (...gates: ReturnType<typeof gate>[]) => ({ phases: [phase('Triage', [], { gates }), phase('Repair', [])] });

  it('must do something with one of their answers', () => {
    expect(claim('gates', of(gate('down', { do: 'stay', text: 'wait' })))).toEqual({
      holds: false,
      checked: 1,
      said: ['problem "Is down?" leads nowhere, whatever the answer. 60'],
    });
    expect(claim('gates', of(gate('down', { do: 'enter-phase', phase: 'Repair' }, { do: 'stay', text: 'wait' })))).toEqual({
      holds: true,
      checked: 1,
      said: [],
    });
  });

  it('may leave the other answer open, and that is remarked on', () => {
    const { holds, said } = claim('gates', of(gate('down', { do: 'enter-phase', phase: 'Repair' })));
    expect([holds, said]).toEqual([true, ['note "Is down?" says nothing of what to do if not: the phase goes on. 60']]);
  });

  it('must not lead to a phase that is not there', () => {
    const { said } = claim('gates', of(gate('down', { do: 'enter-phase', phase: 'Repair' }, { do: 'enter-phase', phase: 'Nowhere' })));
    expect(said).toEqual(['problem "Is down?" no: there is no phase "Nowhere". 60']);
  });

  it('may call somebody, and say when nobody holds that role', () => {
    const calling = (...to: string[]) => of(gate('down', { do: 'enter-phase', phase: 'Repair' }, { do: 'escalate', to }));
    expect(claim('gates', calling('Manager')).said).toEqual([]);
    expect(claim('gates', calling('Manager', 'Wizard')).said).toEqual([]);
    expect(claim('gates', calling('Wizard', 'Witch')).said).toEqual([
      'note "Is down?" no: nobody holds Wizard or Witch; the next step of the escalation is taken early, or else the catch-all is told. 60',
    ]);
  });
});

describe('the promises', () => {
  const review = { ...policy().review, deadlines: [deadline('hold', 48)] };

  const timed = [severity('SEV-1', 1, { acknowledge: 5, respond: 10, resolve: 60 })];

  it('each have an owner: whoever is called first, whoever acknowledged, or whoever leads', () => {
    expect(claim('owners', { severities: timed, review })).toEqual({ holds: true, checked: 4, said: [] });
  });

  it('of an incident that reaches nobody are owed by nobody', () => {
    const { holds, said } = claim('owners', { severities: timed, review }, directoryOf([]));
    expect(holds).toBe(false);
    expect(said).toHaveLength(4);
    expect(said.at(-1)).toMatch(
      /^problem .* owes "Hold the review within 48 hours of the resolution", and nobody holds that role: nobody is reminded of it\. 80$/u,
    );
  });

  it('of a role that nobody holds are said, with who is reminded instead', () => {
    const roles = [role('communications-lead', 'Communications Lead')];
    const { holds, said } = claim('owners', { roles, cadence: [cadence(['SEV-1'], 30)] });
    expect(holds).toBe(true);
    expect(said).toEqual([
      'note Communications Lead owes "Post an update every 30 minutes", and nobody holds that role: whoever leads (Person Team Lead) is reminded instead. 70',
    ]);
  });
});

describe('the messages', () => {
  const hole = (name: string, choices: string[] = []) => ({ ...fact(91), name, part: 'body' as const, choices });
  const template = (use: Template['use'], names: ReturnType<typeof hole>[], more: Partial<Template> = {}): Template => {
    const body = names.map(({ name }) => `{${name}}`).join(' ');
    const holes = names.map((one) => {
      const start = body.indexOf(`{${one.name}}`);
      return { ...one, start, end: start + one.name.length + 2 };
    });
    return { ...fact(90), id: use, name: 'Notice', use, audience: 'internal', subject: null, body, holes, ...more };
  };

  it('list the blanks that a person fills', () => {
    const templates = [template('initial', [hole('severity'), hole('colour of the smoke'), hole('mood', ['calm', 'loud'])])];
    const { holds, checked, said } = claim('templates', { templates });
    expect([holds, checked]).toEqual([true, 1]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^note "Notice": a person fills .*"colour of the smoke" and "calm or loud"\. 90$/u);
    expect(said[0]).not.toContain('severity');
  });

  it('of the end know how long it took, those of the base policy are not the owner’s', () => {
    expect(claim('templates', { templates: [template('resolution', [hole('duration')])] }).said).toEqual([]);
    expect(claim('templates', { templates: [template('initial', [hole('smoke')], { origin: 'base' })] })).toEqual({
      holds: true,
      checked: 0,
      said: [],
    });
  });
});

describe('the times', () => {
  it('that no clock can keep are remarked on, with what they are for', () => {
    const vague = { ...fact(12), value: { text: 'soon', delay: { kind: 'unstated' as const, text: 'soon' } } };
    const severities = [{ ...severity('SEV-1', 1), resolveWithin: vague }];
    const review = { ...policy().review, deadlines: [deadline('publish', null), { ...deadline('hold', null), required: false }] };
    expect(claim('deadlines', { severities, review })).toEqual({
      holds: true,
      checked: 4,
      said: [
        'note SEV-1, to resolve: "soon" is no time that a clock could keep. 12',
        'note A review is required, but nothing says by when. 80',
      ],
    });
  });

  it('of a review are looked at, those of the base policy are not the owner’s', () => {
    const own = { ...policy().review, deadlines: [deadline('hold', 48)] };
    expect(claim('deadlines', { review: own })).toEqual({ holds: true, checked: 3, said: [] });
    const base = { ...deadline('hold', 48), origin: 'base' as const };
    expect(claim('deadlines', { review: { ...own, deadlines: [base] } }).checked).toBe(2);
  });

  it('in words are taken for the target of the level, where it has one', () => {
    const open = { ...rule('open', '*', { kind: 'unstated', text: 'If unresolved' }, ['Manager', 'Team Lead']), ...fact(23) };
    const [one, two] = [severity('SEV-1', 1, { resolve: 60 }), severity('SEV-2', 2, { respond: 30 })];
    const said = (severities: CompiledPolicy['severities'], more: Partial<CompiledPolicy> = { matrix: [...CALLED, open] }) =>
      claim('deadlines', { severities, ...more }).said;
    expect(said([one, two])).toEqual([
      'note The time to call Manager, Team Lead: "If unresolved" is taken for the time by which it should have been resolved, or else responded to. 23',
    ]);
    const vague = 'note The time to call Manager, Team Lead: "If unresolved" is no time that a clock could keep. 23';
    expect(said([one, severity('SEV-2', 2)])).toEqual([vague]);
    const path = ladder('path', ['SEV-1'], [[0, 'Team Lead']]);
    const rungs = [{ ...path, rungs: path.rungs.map((rung) => ({ ...rung, to: [], delay: open.delay })) }];
    expect(said([one, severity('SEV-2', 2)], { ladders: rungs })).toEqual([
      'note The time to call the next one: "If unresolved" is taken for the time by which it should have been resolved, or else responded to. 31',
    ]);
  });

  it('that never come are a problem', () => {
    const rungs = [ladder('far', '*', [[15, 'Team Lead']])];
    const eternity = { ...rule('never', '*', minutes(9e14), ['Manager']), ...fact(21) };
    expect(claim('deadlines', { ladders: rungs, matrix: [...CALLED, eternity] }).said).toEqual([
      'problem The time to call Manager lies beyond any calendar. 21',
    ]);
    const idle = { ...OFFICE_HOURS_UTC, workdays: [] };
    const weekly = { ...rule('weekly', '*', { kind: 'next-business-day' }, ['Manager']), ...fact(22) };
    expect(claim('deadlines', { matrix: [...CALLED, weekly] }, TEAM, idle).said).toEqual([
      'problem The time to call Manager never comes: the calendar has no working day for it. 22',
    ]);
  });
});

describe('the roles that are called', () => {
  const without = (name: string, directory: Directory): Directory => ({
    ...directory,
    people: directory.people.map((one) => (one.name === `Person ${name}` ? { ...one, contacts: [] } : one)),
  });

  it('are held by somebody, each by somebody who can be reached', () => {
    expect(claim('roles', {})).toEqual({ holds: true, checked: 2, said: [] });
    expect(claim('roles', {}, directoryOf(['Team Lead'], ['Duty'])).said).toEqual([
      'problem Nobody holds Manager: bind it to a person or a group. 20',
    ]);
    expect(claim('roles', {}, without('Manager', TEAM)).said).toEqual([
      'problem Manager cannot be reached: Person Manager has no contact method. 20',
    ]);
  });

  it('say where it can be mended: who is bound, their contact methods, the channels', () => {
    const found = (directory: Directory, channels: string[]) => {
      const said = policy({ severities: [severity('SEV-1', 1)], matrix: [rule('now', '*', minutes(0), ['Team'])] });
      const { claims } = prove(said, directory, OFFICE_HOURS_UTC, WEEK, { channels: new Set(channels) });
      const { findings } = claims.find((one) => one.claim === 'roles') ?? { findings: [] };
      return findings.map(({ level, text, settings, unreachable }) => [level, text, settings, unreachable]);
    };
    const team = directoryOf(['Team', 'Ana'], []);
    const [ana, bo] = team.people.map((one, index) => ({ ...one, name: ['Ana', 'Bo'][index] ?? '' }));
    if (ana === undefined || bo === undefined) throw new Error('Two people are made above.');
    const both = (...people: (typeof ana)[]): Directory => ({
      ...team,
      people,
      bindings: [{ role: 'Team', people: people.map(({ id }) => id), groups: [] }],
    });
    expect(found({ ...team, people: [], bindings: [] }, ['mail'])).toEqual([
      ['problem', 'Nobody holds Team: bind it to a person or a group.', ['bindings'], undefined],
    ]);
    expect(found(both(ana, { ...bo, contacts: [] }), ['mail'])).toEqual([
      ['note', 'Team: Bo has no contact method; the others can be reached.', ['contacts'], undefined],
    ]);
    expect(found(both(ana, { ...bo, contacts: [] }), ['push'])).toEqual([
      [
        'problem',
        'Team cannot be reached: Ana can only be reached by mail, which is not set up; Bo has no contact method.',
        ['contacts', 'channels'],
        ['Ana', 'Bo'],
      ],
    ]);
    expect(found(both(ana, bo), ['push']).map(([, , settings]) => settings)).toEqual([['channels']]);
  });

  it('are taken for one reachable person each where nobody is known', () => {
    expect(claim('roles', {}, null)).toEqual({ holds: true, checked: 2, said: [] });
  });
});

describe('a silence', () => {
  it('is found after the first one who does not answer, and after one who only acknowledges', () => {
    const alone = { matrix: [rule('now', '*', minutes(0), ['Team Lead'])] };
    const lonely = directoryOf(['Team Lead']);
    expect(claim('unanswered', alone, lonely).said).toEqual([
      'problem SEV-1, SEV-2: when Person Team Lead does not answer, nobody else is ever called. 20',
    ]);
    expect(claim('acknowledged', alone, lonely).holds).toBe(true);
    expect(claim('unanswered', alone, directoryOf(['Team Lead'], ['Duty']))).toMatchObject({ holds: true, said: [] });
  });
});

describe('advice about a call that comes too late', () => {
  const late = (delay: Parameters<typeof rule>[2]) => {
    const said = { severities: [severity('SEV-1', 1, { respond: 10 })], matrix: [rule('late', '*', delay, ['Team Lead'])] };
    const { counterExamples } = prove(policy(said), TEAM, OFFICE_HOURS_UTC, WEEK);
    return counterExamples.map(({ fix, settings }) => [fix, settings]);
  };

  it('names the two times where the clock decides', () => {
    expect(late(minutes(20))).toEqual([['Call somebody within 10 min, or promise no less than 20 min on line 1.', []]]);
  });

  it('speaks of the calendar where a night or a holiday decides', () => {
    expect(late({ kind: 'next-business-day' })).toEqual([
      ['Call somebody sooner, or promise a time on line 1 that holds on every day ("next business day").', ['calendar']],
    ]);
  });
});
