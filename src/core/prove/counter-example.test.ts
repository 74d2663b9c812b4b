import { describe, expect, it } from 'vitest';
import { directoryOf, minutes, policy, rule, severity } from '../incident/incident.fixture.ts';
import type { Directory } from '../oncall/directory.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { OFFICE_HOURS_UTC } from '../time/calendar.ts';
import { DAY, fromIso, MINUTE } from '../time/instant.ts';
import { lengthOf } from './counter-example.ts';
import { prove } from './prove.ts';

const SATURDAY = fromIso('2026-11-21T03:00Z');
const proof = (said: Partial<CompiledPolicy>, people: Directory, channels: string[] | null = null) =>
  prove(
    policy({ severities: [severity('SEV-1', 1)], ...said }),
    people,
    OFFICE_HOURS_UTC,
    { from: SATURDAY, for: DAY },
    {
      channels: channels === null ? null : new Set(channels),
    },
  );
const first = (...given: Parameters<typeof proof>) => proof(...given).counterExamples[0];
const silent = ({ people, ...rest }: Directory, ...names: string[]): Directory => ({
  ...rest,
  people: people.map((one) => (names.includes(one.name) ? { ...one, contacts: [] } : one)),
});
const steps = (path: readonly { afterMinutes: number; text: string }[] | undefined) =>
  path?.map(({ afterMinutes, text }) => `${afterMinutes} ${text}`);

describe('a counter-example', () => {
  const matrix = [rule('now', '*', minutes(0), ['Team Lead']), rule('later', '*', minutes(15), ['Manager', 'Owner'])];

  it('says that nobody holds the roles, and where to bind them', () => {
    const found = first({ matrix }, directoryOf([]));
    expect(found?.text).toBe(
      'nobody who can be reached is ever told: nobody holds Team Lead; nobody holds Manager or Owner; the last call is "Within 15 minutes: Manager, Owner" after 15 min, line 20',
    );
    expect(found).toMatchObject({
      ...{ at: SATURDAY, boundAt: SATURDAY, toldAt: null, minutes: DAY / MINUTE, src: { line: 20 } },
      fix: 'Bind the roles that nobody holds, and name a catch-all contact.',
      settings: ['bindings', 'catch-all'],
    });
    expect(steps(found?.path)?.slice(0, 2)).toEqual([
      '0 Immediately: Team Lead. Nobody holds Team Lead.',
      '15 Within 15 minutes: Manager, Owner. Nobody holds Manager or Owner.',
    ]);
  });

  it('names everybody who cannot be reached, with why, and both places to mend it', () => {
    const people = silent(directoryOf(['Team Lead', 'Manager', 'Owner']), 'Person Team Lead', 'Person Owner');
    const found = first({ matrix }, people, ['push']);
    expect(found).toMatchObject({
      fix: 'Give Person Team Lead, Person Manager and Person Owner a contact method that works, or name a catch-all contact who has one.',
      settings: ['contacts', 'channels', 'catch-all'],
    });
    expect(found?.path.flatMap(({ unreachable }) => unreachable).slice(0, 2)).toEqual([
      { name: 'Person Team Lead', why: 'has no contact method' },
      { name: 'Person Manager', why: 'can only be reached by mail, which is not set up' },
    ]);
  });

  it('tells a runbook that calls nobody whom to add', () => {
    const found = first({}, directoryOf(['Team Lead']));
    expect(found).toMatchObject({
      ...{ text: 'nobody who can be reached is ever told', bound: { kind: 'at-once' }, settings: ['catch-all'] },
      fix: 'Say whom to call at this level, and name a catch-all contact.',
    });
  });

  it('says how late the first message is that reaches somebody, and why', () => {
    const people = silent(directoryOf(['Team Lead', 'Manager', 'Owner']), 'Person Team Lead');
    const severities = [severity('SEV-1', 1, { acknowledge: 10 })];
    const found = first({ severities, matrix: matrix.map((one) => ({ ...one, id: `${one.id}-too` })) }, people);
    expect(found).toMatchObject({
      text: 'nobody who can be reached is told within 10 min, only after 15 min: Person Team Lead has no contact method',
      ...{ toldAt: SATURDAY + 15 * MINUTE, boundAt: SATURDAY + 10 * MINUTE },
      fix: 'Give Person Team Lead a contact method that works, or name a catch-all contact who has one.',
    });
  });
});

it('tells of the message that is lost, and how late somebody is told then', () => {
  const matrix = [rule('now', '*', minutes(0), ['Team Lead']), rule('later', '*', minutes(60), ['Manager'])];
  const { claims } = proof({ matrix, severities: [severity('SEV-1', 1, { respond: 5 })] }, directoryOf(['Team Lead', 'Manager']));
  const found = claims.find(({ claim }) => claim === 'delivery')?.findings[0];
  expect(found?.text).toMatch(/^SEV-1: when the one message to Person Team Lead is lost, nobody is told within 5 min, only after /u);
  expect(steps(found?.example?.path)).toContainEqual(expect.stringMatching(/ The message to Person Team Lead is lost\.$/u));
  expect(found?.settings).toEqual(['contacts', 'catch-all']);
  expect(found?.example?.fix).toBe('Give Person Team Lead a second contact method, or name a catch-all contact who is somebody else.');
});

it.each([
  [0, 'no time'],
  [MINUTE, '1 min'],
  [90 * MINUTE, '1 h 30 min'],
  [2 * DAY + 9 * 60 * MINUTE, '2 d 9 h'],
])('%d ms are %s', (length, words) => {
  expect(lengthOf(length)).toBe(words);
});
