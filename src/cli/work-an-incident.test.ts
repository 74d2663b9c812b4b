import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LADDER_POLICY } from '../engine/policy.fixture.ts';
import { startCli, type TestCli } from './cli.fixture.ts';
import { EXIT } from './command.ts';

const [phase] = LADDER_POLICY.phases;
const src = { line: 30, column: 1, endLine: 30 };
const POLICY = {
  ...LADDER_POLICY,
  phases: phase
    ? [
        {
          ...phase,
          gates: [
            {
              src,
              origin: 'stated' as const,
              id: 'contained',
              text: 'If contained',
              question: 'Is it contained?',
              field: 'contained',
              yes: { do: 'stay' as const, text: 'go on' },
              no: null,
            },
          ],
        },
      ]
    : [],
  roles: [
    {
      ...{
        src,
        origin: 'stated' as const,
        id: 'scribe',
        name: 'Scribe',
        abbreviation: 'SC',
        kind: 'support' as const,
        responsibilities: [],
        powers: [],
      },
      ...{ filledFor: '*' as const, firstHolder: 'not-stated' as const },
    },
  ],
};

let cli: TestCli;
beforeAll(async () => {
  cli = await startCli({ policy: POLICY });
});
afterAll(() => cli.stop());

const ok = async (...words: string[]) => {
  const ran = await cli.run(...words);
  expect([words.join(' '), ran.err, ran.code]).toEqual([words.join(' '), '', EXIT.ok]);
  return ran.out;
};
const events = async () => (await cli.muster.store.events((await cli.muster.incident()).id)).map(({ event }) => event.type);

test('an incident is worked from the terminal, from declaring to the report', async () => {
  expect(await ok('declare', 'Checkout is \u001b[31mdown', '-s', 'P1')).toContain(
    'INC-1  P1  active  not acknowledged  Checkout is \\u{1b}[31mdown',
  );
  expect(await ok('status')).toContain('INC-1');
  expect(await ok('ack', 'INC-1')).toContain('acknowledged by Rosa Lind');
  await ok('severity', '1', 'P2', '--reason', 'only some customers');
  await ok('role', '1', 'sc', 'Ben');
  await ok('note', '1', 'Rolled back', '--at', '2026-11-21T02:59Z');
  await ok('step', '1', 'dashboard', '--note', 'green again');
  await ok('step', '1', 'roll back', '--skip', 'done already');
  await ok('step', '1', 'step-2', '--reopen');
  await ok('gate', '1', 'contained', 'yes');
  await ok('update', '1', 'Checkout works again.', '--status', 'monitoring');
  await ok('resolve', '1', '--summary', 'A bad deployment');
  await ok('close', '1');
  expect(await events()).toEqual(
    expect.arrayContaining([
      'IncidentAcknowledged',
      'SeverityChanged',
      'RoleAssigned',
      'NoteAdded',
      'StepTicked',
      'StepSkipped',
      'StepReopened',
      'GatePassed',
      'UpdatePosted',
      'IncidentResolved',
      'IncidentClosed',
    ]),
  );
  expect(await ok('report', '1')).toContain('Checkout is');
  expect(await ok('timeline', '1')).toContain('Rolled back');
  expect(await ok('status')).toBe('No open incidents.');
  expect(await ok('status', '--all')).toContain('INC-1');
});

test('every answer can be had as JSON that is the API’s own', async () => {
  const list = JSON.parse(await ok('status', '--all', '--format', 'json'));
  expect(list.items[0]).toMatchObject({ number: 1, title: 'Checkout is \u001b[31mdown' });
  expect(JSON.parse(await ok('status', '1', '--format', 'json')).lifecycle).toBe('closed');
  expect(JSON.parse(await ok('timeline', '1', '--format', 'json')).length).toBeGreaterThan(5);
  expect(JSON.parse(await ok('report', '1', '--format', 'json')).markdown).toContain('Checkout');
});

test('an alert in triage is accepted or declined', async () => {
  const signal = (name: string) => ({
    source: 'generic',
    dedupeKey: null,
    status: 'firing' as const,
    labels: { alertname: name },
    annotations: {},
    startsAt: null,
    endsAt: null,
    link: null,
  });
  await cli.muster.alert(signal('DiskFull'));
  await ok('accept', '2', '-s', 'P2');
  expect(await events()).toContain('IncidentDeclared');
  await cli.muster.alert(signal('Flapping'));
  await ok('decline', '3', '--reason', 'a test of the probe');
  expect(await events()).toContain('IncidentDeclined');
  expect(await events()).not.toContain('IncidentDeclared');
});

describe('mistakes are told with what to do, and nothing is done', () => {
  const cases: [string, number, string, ...string[]][] = [
    ['an unknown incident', EXIT.refused, 'There is no incident INC-99', 'ack', '99'],
    ['a wrong state', EXIT.refused, '', 'close', '2'],
    ['an unknown severity', EXIT.refused, 'P9', 'declare', 'x', '-s', 'P9'],
    ['a missing severity', EXIT.usage, '--severity', 'declare', 'x'],
    ['an unknown step', EXIT.usage, 'There is:', 'step', '2', 'dance'],
    ['an ambiguous step', EXIT.usage, 'could be several', 'step', '2', 'o'],
    ['two things at once', EXIT.usage, 'only one of', 'step', '2', 'dashboard', '--note', 'x', '--skip', 'y'],
    ['an outcome that is none', EXIT.usage, 'yes or no', 'gate', '2', 'contained', 'maybe'],
    ['an answer without a value', EXIT.usage, 'write customer-facing=yes', 'answer', '2', 'customer-facing'],
    ['a question that is not asked', EXIT.usage, 'no question here', 'answer', '2', 'customer-facing=yes'],
    ['a role that is not there', EXIT.usage, 'There is no role', 'role', '2', 'Pianist', 'Ben'],
    ['a person that is not there', EXIT.usage, 'There is no person', 'role', '2', 'Scribe', 'Nobody'],
    ['a role without a person', EXIT.usage, '--release', 'role', '2', 'Scribe'],
    ['an empty update', EXIT.usage, 'Say what to tell', 'update', '2', '  '],
    ['a public status that is none', EXIT.usage, 'investigating', 'update', '2', 'x', '--status', 'fine'],
    ['a template that is not there', EXIT.usage, 'There is no template "x"', 'update', '2', 'x', '--template', 'x'],
    ['a time that is none', EXIT.usage, 'write 2026-11-21T03:00Z', 'note', '2', 'x', '--at', 'yesterday'],
    ['a format that is none', EXIT.usage, 'text or json', 'status', '--format', 'xml'],
    ['an address that is none', EXIT.usage, 'is no address', 'status', '--url', 'localhost'],
    ['nobody there', EXIT.unreachable, 'Nothing answers', 'status', '--url', 'http://127.0.0.1:9'],
    ['a wrong key', EXIT.refused, 'muster key create', 'status', '--key', 'muster_wrong'],
    ['a command that is none', EXIT.usage, 'unknown command', 'dance'],
  ];
  test.each(cases)('%s', async (_, code, says, ...words) => {
    const before = await cli.muster.store.lastPosition();
    const ran = await cli.run(...words);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toContain(says);
    expect(await cli.muster.store.lastPosition()).toBe(before);
  });
});
