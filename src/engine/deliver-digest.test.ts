import { afterEach, expect, test } from 'vitest';
import { ADA, DIRECTORY, firing, person, startEngine, TAKEN, type TestEngine, type TestEngineOptions } from './engine.fixture.ts';
import { matrixRule, SILENT_POLICY } from './policy.fixture.ts';
import type { OutboundResponse } from './transport.ts';

const GONE: OutboundResponse = { kind: 'response', status: 404, headers: {}, body: 'no such topic' };
const DOWN: OutboundResponse = { kind: 'failed', reason: 'connection', detail: 'ECONNREFUSED' };
const ONLY_ADA: TestEngineOptions = { policy: { ...SILENT_POLICY, matrix: [matrixRule('now', 0, 'On-call engineer')] } };
const PERSONAL = person('ada', 'Ada', ['ntfy', 'terminal']);

let muster: TestEngine;
afterEach(() => muster?.stop());

async function start(options: TestEngineOptions = {}) {
  muster = await startEngine({ ...ONLY_ADA, directory: { ...DIRECTORY, people: [PERSONAL, ...DIRECTORY.people.slice(1)] }, ...options });
}
const storm = (count: number, from = 1) =>
  muster.alert(
    ...Array.from({ length: count }, (_, index) => firing({ alertname: `Down-${from + index}` }, { summary: `Down-${from + index}` })),
  );
const text = (index: number) => {
  const request = muster.sent[index]?.request;
  return request?.kind === 'http' ? (JSON.parse(request.body) as { message: string; title: string }) : { message: '', title: '' };
};
const rows = async () => (await Promise.all((await muster.incidents()).map(({ id }) => muster.store.outboxOf(id)))).flat();
const recorded = async () => {
  const events = await Promise.all((await muster.incidents()).map(({ id }) => muster.store.events(id)));
  return events.map((all) => all.filter(({ event }) => event.type === 'NotificationSent').map(({ event }) => event));
};

test('beyond a burst, the further pages of a person leave as one message that lists the worst and counts the others', async () => {
  await start();
  await storm(42);
  expect(muster.sent).toHaveLength(5);
  await muster.clock.advance('2s');
  expect(muster.sent).toHaveLength(6);
  expect(text(5).title).toContain('37 more incidents need you');
  expect(text(5).message).toContain('https://muster.example.org/incidents');
  expect(text(5).message).toMatch(/INC-\d+: Down-\d+\n[^]*Acknowledge: https:\/\/muster\.example\.org\/l\//);
});

test('every incident of a digest knows that its page was sent, and in which digest', async () => {
  await start();
  await storm(12);
  await muster.clock.advance('1m');
  for (const sent of await recorded()) expect(sent).toHaveLength(1);
  const joined = (await rows()).filter((row) => row.digest !== undefined);
  expect(joined).toHaveLength(7);
  expect((await recorded()).flat().filter((event) => 'detail' in event && event.detail.includes(joined[0]?.digest ?? '?'))).toHaveLength(7);
  expect((await rows()).map((row) => row.status)).toEqual(Array(12).fill('sent'));
});

test('what comes alone after the burst comes as itself', async () => {
  await start();
  await storm(6);
  await muster.clock.advance('2s');
  expect(text(5).title).toMatch(/^INC-\d/);
  expect((await rows()).every((row) => row.status === 'sent' && row.digest === undefined)).toBe(true);
});

test('what was acknowledged while it was gathered is left out, and a digest of nothing is not sent', async () => {
  await start();
  await storm(8);
  for (const { id } of await muster.incidents())
    if ((await muster.store.outboxOf(id)).some((row) => row.status === 'leased'))
      await muster.engine.handle(id, { type: 'AcknowledgeIncident', via: 'console' }, { kind: 'person', id: 'ada', name: 'Ada' });
  await muster.clock.advance('1m');
  expect(muster.sent).toHaveLength(5);
  expect((await rows()).filter((row) => row.status === 'dropped')).toHaveLength(3);
});

test('a provider that is down gets the digest again with the same key', async () => {
  await start();
  await storm(9);
  let tries = 0;
  muster.answer(() => (++tries < 3 ? DOWN : TAKEN));
  await muster.clock.advance('30s');
  const keys = muster.sent.slice(5).map((one) => one.key);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect((await rows()).every((row) => row.status === 'sent')).toBe(true);
});

test('a contact method that will never work: the digest goes to the next one as a whole', async () => {
  await start({ directory: { ...DIRECTORY, people: [ADA, ...DIRECTORY.people.slice(1)] } });
  await storm(9);
  muster.answer((sent) => (sent.channel === 'ntfy' ? GONE : TAKEN));
  await muster.clock.advance('1m');
  expect(muster.sent.slice(5).map((one) => one.channel)).toEqual(['ntfy', 'webhook']);
  expect((await rows()).filter((row) => row.status === 'sent')).toHaveLength(9);
});

test('a digest that reaches nobody is a failure of each of its incidents: the catch-all is told, and the terminal', async () => {
  await start({ directory: { ...DIRECTORY, people: [person('ada', 'Ada', ['ntfy']), ...DIRECTORY.people.slice(1)] } });
  await storm(9);
  muster.answer((sent) => (sent.to === 'ada' ? GONE : TAKEN));
  await muster.clock.advance('1m');
  expect((await rows()).filter((row) => row.status === 'failed')).toHaveLength(4);
  expect(muster.told().filter((to) => to === 'cleo')).toHaveLength(4);
  expect(muster.terminal.join(' ')).toMatch(/NOBODY COULD BE TOLD .*4 more incidents/);
});

test('a stop while pages are gathered loses none of them', async () => {
  await start();
  await storm(9);
  await muster.restart();
  await muster.clock.advance('1m');
  expect((await rows()).every((row) => row.status === 'sent')).toBe(true);
});

test('a crash after the digest was sent: it comes once more, with the same key and for the same incidents', async () => {
  let crash = false;
  await start({
    boundary: (name) => {
      if (crash && name === 'settling') throw new Error('killed');
    },
  });
  await storm(9);
  crash = true;
  await muster.clock.advance('2s');
  crash = false;
  await muster.restart();
  await muster.clock.advance('1m');
  const digests = muster.sent.slice(5);
  expect(digests).toHaveLength(2);
  expect(digests[0]?.key).toBe(digests[1]?.key);
  for (const sent of await recorded()) expect(sent).toHaveLength(1);
});

test('a program is told of every incident by itself', async () => {
  await start({ directory: { ...DIRECTORY, people: [person('ada', 'Ada', ['webhook'])] } });
  await storm(30);
  expect(muster.sent).toHaveLength(30);
});
