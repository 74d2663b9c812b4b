import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightOf } from '../simulation/night.ts';
import { playBy } from '../simulation/play-by.ts';
import { uncalledText } from '../simulation-text.ts';
import { readSpan, readWhen } from './read-when.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-scenario-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const RUNBOOK = `# Till outage runbook

## Severity levels

- **SEV-1 (Critical):** No till works.
- **SEV-2 (High):** Some tills work.

## Escalation Matrix

### SEV-1 Incidents
- **Immediate**: On-call engineer
- **Within 15 minutes**: Shop Manager
- **Within 30 minutes**: Owner (if customer-facing)
`;

const SETTINGS = `people:
  - { id: ana, name: Ana Ruiz, contacts: [{ id: phone, channel: ntfy, address: a }, { id: mail, channel: smtp, address: a@example.org }] }
  - { id: ben, name: Ben Osei, contacts: [{ id: mail, channel: smtp, address: b@example.org }] }
  - { id: cho, name: Cho Min-ji }
bindings:
  - { role: On-call engineer, people: [ana] }
  - { role: Shop Manager, people: [ben] }
  - { role: Owner, people: [cho] }
catchAll: [ben]
calendar: { zone: Europe/Berlin }
`;

async function told(scenario: string, settings: string | null = SETTINGS): Promise<string[]> {
  const options = { answer: [], scenario: await file('night.yaml', scenario) };
  const night = await nightOf(settings === null ? options : { ...options, file: await file('muster.yaml', settings) });
  const { simulation } = await playBy(await file('till.md', RUNBOOK), night, { lenient: false, namesFile: false });
  const kinds = ['page', 'catch-all', 'undelivered', 'late', 'incident', 'alert', 'work', 'refused'];
  return simulation.moments
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ offsetMinutes, kind, text, who, ways }) => {
      const whom = ways?.map((one) => `${one.who} by ${one.channel ?? one.why}`) ?? who;
      return `${Math.round(offsetMinutes)} ${kind} ${whom.join(', ')}: ${text}`;
    });
}

describe('a scenario file', () => {
  it('is played with real people: who was paged, how, and who has no contact method', async () => {
    const lines = await told(`
start: 2026-12-25T02:00
happens:
  - alert: { summary: No till works, severity: SEV-1 }
  - { at: "02:10", answers: { customer-facing: yes } }
  - { at: 50m, resolve: true }
people:
  ana: { absent: until 06:30, acknowledges: 2m }
`);
    expect(lines.slice(0, 5)).toEqual([
      '0 alert : No till works',
      '0 page Ana Ruiz by ntfy: Immediately: On-call engineer.',
      '10 work : customer-facing? yes',
      '15 page Ben Osei by smtp: Within 15 minutes: Shop Manager.',
      '30 page Cho Min-ji by no contact method: Within 30 minutes: Owner (if customer-facing).',
    ]);
    expect(lines).toContain('30 undelivered Cho Min-ji: Nothing reaches them: no contact method');
    expect(lines.at(-1)).toBe('50 incident : Resolved');
  });

  it('lets a channel fail from and to the times that it names', async () => {
    const night = (fails: string) => `
start: 2026-12-25T02:00
happens: [{ declare: { severity: SEV-1 } }, { at: 20m, resolve: true }]
fails: [${fails}]
`;
    expect((await told(night('push from 01:00 to 02:30')))[1]).toContain('0 page Ana Ruiz by smtp: Immediately');
    expect((await told(night('{ person: ana, channel: phone, to: 2h }')))[1]).toContain('Ana Ruiz by smtp');
    expect((await told(night("ben's mail")))[1]).toContain('Ana Ruiz by ntfy');
    const none = await told(night('ntfy, mail until 02:05'));
    expect(none).toContain('1 undelivered Ana Ruiz: Nothing reaches them: smtp fails');
    expect(none).toContain('5 late Ana Ruiz: The message arrives at last, by smtp');
  });

  it('lets whoever was reached answer, when they are there', async () => {
    const lines = await told(`
start: 2026-12-25T02:00
happens: [{ alert: No till works }, { at: 3h, by: ben, resolve: The fuse is changed }]
people:
  ana: { acknowledges: 5m, from: 02:30, accepts: SEV-1 }
  ben: { acknowledges: 10m, absent: [02:20 to 02:28] }
`);
    expect(lines).toContain('28 incident Ben Osei: Acknowledged');
    expect(lines.some((line) => line.includes('Declared'))).toBe(false);
  });

  it('says what the core refuses, and goes on', async () => {
    const lines = await told(`
happens:
  - { declare: { severity: SEV-1 } }
  - { at: 5m, by: ana, decline: It is nothing }
  - { at: 10m, by: ben, acknowledge: ben }
  - { at: 11m, resolve: true }
people: { ben: { absent: 0 to 1h } }
`);
    expect(lines.filter((line) => line.includes('refused'))).toEqual([
      expect.stringMatching(/^5 refused : Ana Ruiz wants to decline the incident: .*Resolve it/u),
      '10 refused : Ben Osei wants to acknowledge: Ben Osei is away.',
    ]);
  });

  it('reads the times of a day by the clock of the zone, also in the night when it is set back', () => {
    const start = Temporal.ZonedDateTime.from('2026-10-25T01:30[Europe/Berlin]').epochMilliseconds;
    const clock = { start, zone: 'Europe/Berlin' };
    const after = (said: string) => ((readWhen(said, clock) ?? Number.NaN) - start) / 60_000;
    expect(['15m', '+1h30m', '0', '04:00', '1:00'].map(after)).toEqual([15, 90, 0, 210, 24 * 60 + 30]);
    expect(readSpan('01:00 to 02:00', clock)).toMatchObject({ from: start - 30 * 60_000 });
    expect(readSpan('never', clock)).toContain('no span of time');
  });

  it.each([
    ['happens: []', 'night.yaml:1: happens: begin with an alert or a declaration'],
    ['{', 'night.yaml:1: this is no YAML'],
    ['', 'night.yaml:1: happens: '],
    [
      'happens:\n  - alert: Down\n  - { at: 5m, alrt: Down }',
      'night.yaml:3: happens[2].alrt: there is no such key here. Did you mean "alert"?',
    ],
    ['hapens:\n  - alert: Down', 'night.yaml:1: hapens: there is no such key here. Did you mean "happens"?'],
    ['happens:\n  - alert: { sumary: Down }', 'happens[1].alert.sumary: there is no such key here. Did you mean "summary"?'],
    ['happens: [{ alert: { severity: SEV-1 } }]', 'happens[1].alert.summary: is missing: write what the alert says'],
    ['happens: [{ alert: Down }]\npromises: perhaps', 'night.yaml:2: promises: "perhaps" cannot be used: write one of kept, missed'],
    ['happens: [{ alert: Down }]\nfails: mail', 'night.yaml:2: fails: "mail" cannot be used: write a list, "- item": channels'],
    ['happens: [{ alert: Down, at: 5 }]', 'happens[1].at: 5 cannot be used: write a length after the start ("15m", "1h30m", "0")'],
    ['- alert: Down', 'cannot be used: write a mapping, "key: value": a scenario for `muster simulate'],
    ['happens:\n  - { at: 5m }', 'night.yaml:2: happens[1]: says nothing that happens: one of alert, clears, declare'],
    ['happens:\n  - { alert: Down, resolve: true }', 'night.yaml:2: happens[1]: says alert and resolve: write two entries'],
    ['happens:\n  - alert: Down\n  - at: soon\n    resolve: true', 'night.yaml:3: happens[2].at: "soon" is no time'],
    [
      'happens:\n  - alert: Down\n  - at: 2020-01-01T00:00\n    resolve: true',
      'night.yaml:3: happens[2].at: "2020-01-01T00:00" lies before the start: write a later time',
    ],
    ['happens:\n  - resolve: true', 'night.yaml:2: happens[1].resolve: Nothing has happened yet'],
    [
      'happens:\n  - declare: { severity: P1 }',
      'night.yaml:2: happens[1].declare: The runbook has no severity "P1". It has: SEV-1, SEV-2.',
    ],
    ['happens:\n  - declare: {}', 'night.yaml:2: happens[1].declare.severity: '],
    [
      'happens:\n  - alert: Down\n  - answers:\n      weather: yes',
      'night.yaml:4: happens[2].answers.weather: The runbook does not ask "weather"',
    ],
    [
      'happens:\n  - alert: Down\n  - by: zoe\n    resolve: true',
      'night.yaml:4: happens[2].resolve: There is nobody called "zoe". There are: Ana Ruiz',
    ],
    [
      'happens:\n  - alert: Down\n  - gate: anything\n    answer: yes',
      'night.yaml:3: happens[2].gate: The runbook has no gate "anything". It has',
    ],
    ['happens:\n  - alert: Down\n  - gate: anything', 'night.yaml:3: happens[2].gate: say yes or no: "answer"'],
    ['happens:\n  - alert: Down\n  - step: make tea', 'night.yaml:3: happens[2].step: The runbook has no step "make tea"'],
    ['happens:\n  - alert: Down\n    to: ana', 'night.yaml:3: happens[1].to: belongs to "role", which is not here'],
    ['happens: [{ alert: Down }]\npeople:\n  zoe: { acknowledges: 5m }', 'night.yaml:3: people.zoe: There is nobody called "zoe"'],
    [
      'happens: [{ alert: Down }]\npeople:\n  ana:\n    acknowledges: soon',
      'night.yaml:4: people.ana.acknowledges: "soon" is not a length of time',
    ],
    ['happens: [{ alert: Down }]\npeople:\n  ana:\n    absent: at times', 'night.yaml:4: people.ana.absent: "at times" is no span of time'],
    ['happens: [{ alert: Down }]\npeople:\n  ana:\n    accepts: SEV-1', 'night.yaml:4: people.ana.accepts: say how soon they acknowledge'],
    ['happens: [{ alert: Down }]\nfails:\n  - mail at times', 'night.yaml:3: fails[1]: "mail at times" is not understood'],
    ['happens: [{ alert: Down }]\nfails:\n  - mail from 3h to 1h', 'night.yaml:3: fails[1]: "from 3h to 1h" is no span of time'],
    ['happens: [{ alert: Down }]\nfor: ever', 'night.yaml:2: for: "ever" is not a length of time'],
    ['happens: [{ alert: Down }]\nstart: tomorrow', 'night.yaml:2: start: "tomorrow" is no time'],
    ['happens: [{ alert: Down }]\nzone: Moon/Base', 'There is no time zone "Moon/Base"'],
  ])('says where and what is wrong: %j', async (scenario, message) => {
    await expect(told(scenario)).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode: 2 });
  });

  it('says who was given an answer and never a call', async () => {
    const scenario = await file(
      'night.yaml',
      `happens:
  - declare: { severity: SEV-1 }
  - { at: 1m, acknowledge: ben }
  - { at: 5m, by: ana, acknowledge: true }
  - { at: 10m, resolve: true }
people: { cho: { acknowledges: 5m }, ana: { acknowledges: 8m } }`,
    );
    const night = await nightOf({ answer: [], scenario, file: await file('muster.yaml', SETTINGS) });
    const { simulation } = await playBy(await file('till.md', RUNBOOK), night, { lenient: false, namesFile: false });
    expect(simulation.uncalled).toEqual([
      { who: 'Cho Min-ji', acknowledgedAt: null },
      { who: 'Ben Osei', acknowledgedAt: 1 },
    ]);
    expect(uncalledText(simulation.uncalled)).toEqual([
      'Nobody called them:',
      '  Cho Min-ji was never called, and so never answered: the scenario gives them an answer, the runbook no call',
      '  Ben Osei acknowledged at +1m without a call until then: somebody must have told them',
    ]);
  });

  it('wants to know who has which contact method, before one can fail', async () => {
    const failing = told('happens: [{ declare: { severity: SEV-1 } }]\nfails: [mail]', null);
    await expect(failing).rejects.toThrow('night.yaml:2: fails[1]: nobody has contact methods here');
  });

  it('refuses what an option would say as well', async () => {
    const scenario = await file('night.yaml', 'happens: [{ alert: Down }]');
    await expect(nightOf({ scenario, severity: 'SEV-1', ack: '5m', answer: ['a=b'] })).rejects.toThrow(
      'leave out --severity, --ack, --answer.',
    );
    await expect(nightOf({ scenario: join(folder, 'none.yaml'), answer: [] })).rejects.toThrow('none.yaml: there is no such file.');
  });

  it.each([
    ['examples/night.yaml', 'runbooks/four-level-sev.md', 'examples/muster.yaml'],
    ['examples/drill.yaml', 'runbooks/p-level-ladder.md', undefined],
  ])('%s is played as it stands', async (scenario, runbook, settings) => {
    expect(await readFile(scenario, 'utf8')).toContain(runbook);
    const night = await nightOf({ scenario, answer: [], ...(settings === undefined ? {} : { file: settings }) });
    const { simulation } = await playBy(runbook, night, { lenient: false, namesFile: false });
    expect(simulation.moments.filter(({ kind }) => kind === 'refused')).toEqual([]);
    expect(simulation.resolvedAt).not.toBeNull();
  });
});
