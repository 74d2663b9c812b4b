import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError, type Client } from '../../contract/client.ts';
import { startServer, type TestServer } from '../server.fixture.ts';

const RUNBOOK = `# Checkout runbook

| Severity | Meaning | Respond within |
|---|---|---|
| P1 | Everything is down | 15 minutes |
| P2 | Some customers cannot pay | 1 hour |

## Escalation Matrix

### P1 Incidents
- **Immediate**: On-call engineer
- **Within 15 minutes**: Head of Payments
`;

let muster: TestServer;
let client: Client;
beforeAll(async () => {
  muster = await startServer();
  client = await muster.administrator();
});
afterAll(() => muster.stop());

const problem = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ApiError ? error.problem : error),
  );

describe('a runbook', () => {
  test('is added, read line by line, and changed by its newest text only', async () => {
    const added = await client.addRunbook({ body: { name: 'Checkout', text: RUNBOOK, makeDefault: true } });
    expect(added).toMatchObject({ id: 'checkout', default: true, severities: ['P1', 'P2'] });
    const whole = await client.runbook({ params: { id: 'checkout' } });
    expect(whole.text).toBe(RUNBOOK);
    expect(whole.explanation.length).toBeGreaterThan(0);
    expect(whole.roles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'On-call engineer', people: ['Ada'] }),
        expect.objectContaining({ role: 'Head of Payments', people: [] }),
      ]),
    );
    expect(added.unheldRoles).toEqual(['Head of Payments']);

    const changed = await client.saveRunbook({ params: { id: 'checkout' }, body: { text: `${RUNBOOK}\nMore.\n`, ifHash: added.hash } });
    expect(changed.hash).not.toBe(added.hash);
    const late = await problem(client.saveRunbook({ params: { id: 'checkout' }, body: { text: RUNBOOK, ifHash: added.hash } }));
    expect(late).toMatchObject({ code: 'stale-version', status: 409 });
    expect((await client.runbook({ params: { id: 'checkout' }, query: { revision: added.hash } })).text).toBe(RUNBOOK);
  });

  test('that is past its own review date says so', async () => {
    const old = `${RUNBOOK}\nLast Updated: 2020-01-15\n\nReview Frequency: Quarterly\n`;
    const { diagnostics } = await client.checkRunbook({ body: { text: old } });
    expect(diagnostics.map(({ rule, message }) => [rule, message])).toContainEqual([
      'stale-document',
      'This runbook was to be reviewed by 2020-04-15.',
    ]);
  });

  test('tells what its revisions changed', async () => {
    const before = await client.runbook({ params: { id: 'checkout' } });
    const slower = RUNBOOK.replace('Within 15 minutes', 'Within 45 minutes');
    const after = await client.saveRunbook({ params: { id: 'checkout' }, body: { text: slower } });
    const { items } = await client.revisions({ params: { id: 'checkout' } });
    expect(items.map(({ hash }) => hash)).toEqual(expect.arrayContaining([before.hash, after.hash]));
    expect(items.filter(({ current }) => current).map(({ hash }) => hash)).toEqual([after.hash]);
    const { changes } = await client.compareRunbook({ params: { id: 'checkout' }, query: { from: before.hash } });
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'escalation',
        sentence: 'P1: Head of Payments is told after 45 minutes, was after 15 minutes',
        effect: 'weaker',
        srcBefore: { line: 12, column: 1, endLine: 12, document: 'runbook' },
        srcAfter: expect.objectContaining({ line: 12 }),
      }),
    ]);
    const back = await client.compareRunbook({ params: { id: 'checkout' }, query: { from: after.hash, to: before.hash } });
    expect(back.changes.map(({ effect }) => effect)).toEqual(['stronger']);
    expect(await problem(client.compareRunbook({ params: { id: 'checkout' }, query: { from: 'f00' } }))).toMatchObject({ code: 'unknown' });
    await client.saveRunbook({ params: { id: 'checkout' }, body: { text: RUNBOOK } });
  });

  test('tells what a text would change, and keeps nothing of it', async () => {
    const before = await client.runbook({ params: { id: 'checkout' } });
    const slower = RUNBOOK.replace('Within 15 minutes', 'Within 45 minutes');
    const { changes } = await client.compareText({ params: { id: 'checkout' }, body: { text: slower } });
    expect(changes.map(({ effect, kind }) => [effect, kind])).toEqual([['weaker', 'escalation']]);
    expect((await client.compareText({ params: { id: 'checkout' }, body: { text: RUNBOOK } })).changes).toEqual([]);
    expect((await client.runbook({ params: { id: 'checkout' } })).hash).toBe(before.hash);
    expect(await problem(client.compareText({ params: { id: 'none' }, body: { text: slower } }))).toMatchObject({ code: 'unknown' });
  });

  test('is simulated by the people who are there', async () => {
    const { moments } = await client.simulate({ params: { id: 'checkout' }, body: { severity: 'P1' } });
    expect(moments.find((moment) => moment.kind === 'page')).toMatchObject({ offsetMinutes: 0, who: ['Ada'] });
    expect(await problem(client.simulate({ params: { id: 'checkout' }, body: { severity: 'P9' } }))).toMatchObject({ code: 'invalid' });
    expect((await client.incidents({})).items).toEqual([]);
  });

  test('is checked without being kept', async () => {
    const before = await client.runbooks({});
    expect((await client.checkRunbook({ body: { text: RUNBOOK } })).policy.severities).toHaveLength(2);
    expect(await client.runbooks({})).toEqual(before);
  });

  test('that cannot be read is refused with the reason', async () => {
    for (const text of ['', '  \n ', `${'  '.repeat(500)}- deep\n`.repeat(2) + '>'.repeat(5_000), 'a\u0000b']) {
      expect(await problem(client.addRunbook({ body: { name: 'Bad', text } }))).toMatchObject({ code: 'invalid', status: 422 });
    }
    expect((await client.runbooks({})).items.map(({ name }) => name)).not.toContain('Bad');
  });

  test('that nobody knows is a problem', async () => {
    expect(await problem(client.runbook({ params: { id: 'nothing' } }))).toMatchObject({ code: 'unknown' });
    expect(await problem(client.runbook({ params: { id: 'checkout' }, query: { revision: 'f00' } }))).toMatchObject({ code: 'unknown' });
  });
});
