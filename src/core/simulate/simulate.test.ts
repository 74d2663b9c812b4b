import { describe, expect, it } from 'vitest';
import {
  cadence,
  customerFacing,
  deadline,
  fact,
  ladder,
  minutes,
  phase,
  policy,
  role,
  rule,
  START,
  severity,
} from '../incident/incident.fixture.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../time/instant.ts';
import { imagineDirectory } from './imagine.ts';
import { type Assumptions, simulate } from './simulate.ts';

const first = { ...fact(12), value: 'first-responder' as const };
const runbook = policy({
  severities: [severity('SEV-1', 1, { respond: 15, resolve: 60 }), severity('SEV-2', 2)],
  roles: [role('ic', 'Incident Commander', { abbreviation: 'IC', firstHolder: first })],
  matrix: [
    rule('now', ['SEV-1'], minutes(0), ['On-call Engineer', 'Engineering Manager']),
    rule('ceo', ['SEV-1'], minutes(30), ['CEO'], { condition: customerFacing }),
    rule('execs', ['SEV-1'], minutes(60), ['Executives'], { purpose: 'inform' }),
  ],
  ladders: [
    ladder('path', '*', [
      [0, 'On-call Engineer'],
      [15, 'CTO'],
    ]),
  ],
  cadence: [cadence(['SEV-1'], 30)],
  phases: [
    phase('Assess', [], { timeBox: { ...fact(90), text: '0-15 minutes', fromMinutes: 0, toMinutes: 15 } }),
    phase('Contain', [], { timeBox: { ...fact(91), text: '15-60 minutes', fromMinutes: 15, toMinutes: 60 } }),
  ],
  review: { ...policy().review, deadlines: [deadline('schedule', 24), deadline('publish', 168)] },
});

function played(more: Partial<Assumptions> = {}, of: CompiledPolicy = runbook) {
  const outcome = simulate({
    context: { policy: of, directory: imagineDirectory(of), calendar: OFFICE_HOURS_UTC },
    severity: 'SEV-1',
    at: START,
    answers: {},
    category: null,
    acknowledgeAfter: null,
    resolveAfter: null,
    ...more,
  });
  if ('rejected' in outcome) throw new Error(outcome.rejected.message);
  return outcome;
}

const told = (simulation: ReturnType<typeof played>, ...kinds: string[]) =>
  simulation.moments.filter((one) => kinds.includes(one.kind)).map((one) => `${one.offsetMinutes} ${one.who.join(', ')}: ${one.text}`);

describe('a simulated incident', () => {
  it('shows every page with its line when nobody answers', () => {
    const simulation = played();
    expect(told(simulation, 'page', 'inform', 'catch-all')).toEqual([
      '0 On-call Engineer: Immediately: On-call Engineer, Engineering Manager. Level 1: On-call Engineer.',
      '0 Engineering Manager: Immediately: On-call Engineer, Engineering Manager.',
      '15 CTO: Level 2: CTO.',
      '30 Catch-all contact: Everybody the runbook calls has been told, and nobody has acknowledged.',
      '60 Executives: Within 1 hour: Executives.',
      '90 On-call Engineer, Engineering Manager: Nobody has acknowledged: you are called again.',
      '90 Catch-all contact: Nobody has acknowledged: you are called again.',
    ]);
    expect(simulation.moments.find((one) => one.text === 'Level 2: CTO.')?.src?.line).toBe(32);
    expect(simulation.unanswered).toEqual([
      { field: 'customer-facing', text: 'Within 30 minutes: CEO (customer-facing)', src: customerFacing.src && fact(20).src },
    ]);
    expect(told(simulation, 'missed')).toContain('15 On-call Engineer: Respond within 15 minutes');
  });

  it('stops the ladder, not the matrix, when somebody acknowledges; then promises are kept', () => {
    const simulation = played({ acknowledgeAfter: 5 * MINUTE, resolveAfter: 2 * HOUR, answers: { 'customer-facing': 'yes' } });
    expect(told(simulation, 'page').slice(2)).toEqual(['30 CEO: Within 30 minutes: CEO (customer-facing).']);
    expect(told(simulation, 'role')).toEqual([
      '5 On-call Engineer: Incident Commander (IC): The first responder leads until somebody else takes over.',
    ]);
    expect(told(simulation, 'missed')).toEqual(['60 Incident Commander (IC): Resolve within 1 hour']);
    expect(told(simulation, 'deadline')).toEqual([
      '5 On-call Engineer: Respond within 15 minutes (kept)',
      '15 Incident Commander (IC): Assess: 0-15 minutes',
      '30 Incident Commander (IC): Post an update every 30 minutes',
      '60 Incident Commander (IC): Contain: 15-60 minutes',
      '60 Incident Commander (IC): Post an update every 30 minutes',
      '90 Incident Commander (IC): Post an update every 30 minutes',
      '120 Incident Commander (IC): Post an update every 30 minutes',
      `${120 + 24 * 60} Incident Commander (IC): Schedule the review within 24 hours of the resolution`,
      `${120 + 168 * 60} Incident Commander (IC): Publish the report within 1 week of the resolution`,
    ]);
  });

  it('calls nobody to what is over: who is told at that instant is told before it', () => {
    const texts = played({ resolveAfter: 90 * MINUTE }).moments.map((one) => one.text);
    expect(texts.lastIndexOf('Nobody has acknowledged: you are called again.')).toBeLessThan(texts.indexOf('Resolved'));
    const early = played({ resolveAfter: 91 * MINUTE }).moments;
    expect(early.find((one) => one.offsetMinutes === 91)?.text).toBe('Resolved');
  });

  it('is in order of time and looks no further than it is asked to', () => {
    const { moments } = played({ resolveAfter: HOUR, lookAhead: 2 * DAY });
    expect(moments.map((one) => one.at)).toEqual(moments.map((one) => one.at).toSorted((a, b) => a - b));
    expect(moments.at(-1)?.offsetMinutes).toBe(60 + 7 * 24 * 60);
    expect(played({ lookAhead: 10 * MINUTE }).moments.some((one) => one.text.includes('CTO'))).toBe(false);
  });

  it('says what was wrong with the assumptions', () => {
    expect(() => played({ severity: 'P1' })).toThrow('The runbook has no severity "P1". It has: SEV-1, SEV-2.');
    expect(() => played({ answers: { weather: 'yes' } })).toThrow('The runbook does not ask "weather". It asks: customer-facing.');
    expect(() => played({ answers: { 'customer-facing': 'rather' } })).toThrow('"customer-facing?" decides who is told: answer yes or no.');
  });

  it('shows each gap at which people are called again once, and ends', () => {
    const repeat = { ...fact(44), afterMinutes: [15, 30, 60] };
    const simulation = played({}, { ...runbook, repeat });
    expect(
      simulation.moments.filter((one) => one.text.endsWith('called again.') && one.kind === 'page').map((one) => one.offsetMinutes),
    ).toEqual([45, 75, 135]);
    expect(simulation.decisions).toBeLessThan(40);
  });

  it('costs few decisions: four hours of a SEV-1, with its review', () => {
    const { decisions } = played({ acknowledgeAfter: 5 * MINUTE, resolveAfter: 4 * HOUR, answers: { 'customer-facing': 'yes' } });
    expect(decisions).toBeLessThan(40);
  });

  it('ends for a runbook that says nothing', () => {
    const nothing = policy();
    expect(told(played({ resolveAfter: HOUR }, nothing), 'catch-all')).toEqual([
      '0 Catch-all contact: The runbook reaches nobody for this incident.',
    ]);
  });
});
