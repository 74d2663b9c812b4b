import { afterEach, describe, expect, test } from 'vitest';
import type { Actor } from '../core/incident/actor.ts';
import { EMPTY_DIRECTORY } from '../core/oncall/directory.ts';
import {
  ADA,
  DIRECTORY,
  firing,
  person,
  type Sent,
  START,
  startEngine,
  TAKEN,
  type TestEngine,
  type TestEngineOptions,
} from './engine.fixture.ts';
import { matrixRule, SILENT_POLICY } from './policy.fixture.ts';
import { StoreUnavailable } from './store.ts';
import type { OutboundResponse } from './transport.ts';

const ADA_ACTS: Actor = { kind: 'person', id: 'ada', name: 'Ada' };
const REFUSED: OutboundResponse = { kind: 'failed', reason: 'connection', detail: 'connect ECONNREFUSED' };
const GONE: OutboundResponse = { kind: 'response', status: 404, headers: {}, body: 'no such topic' };

let muster: TestEngine;
const start = async (options?: TestEngineOptions) => {
  muster = await startEngine(options);
  return muster;
};
afterEach(() => muster?.stop());

const by = (channel: string) => muster.sent.filter((one) => one.channel === channel);
const keys = (sent: Sent[]) => [...new Set(sent.map((one) => one.key))];
const recorded = async () =>
  (await muster.store.events((await muster.incident()).id))
    .map(({ event }) => event)
    .filter(({ type }) => /^Notification(Sent|Failed)$/.test(type));

describe('a message', () => {
  test('says what, since when, how bad, what to do first, which line asked, and how to acknowledge', async () => {
    await start();
    await muster.alert(firing({ alertname: 'CheckoutDown', severity: 'P1' }, { summary: 'Checkout is down' }));
    const [sent] = muster.sent;
    const text = sent?.request.kind === 'http' ? sent.request.body : '';
    for (const part of ['Checkout is down', 'INC-1', '03:00', 'Look at the dashboard', 'Our runbook', '/l/']) expect(text).toContain(part);
  });

  test('is sent once, and its delivery stands in the timeline', async () => {
    await start();
    await muster.alert(firing());
    expect(muster.sent).toHaveLength(1);
    expect(await recorded()).toMatchObject([{ type: 'NotificationSent', personId: 'ada', channel: 'ntfy' }]);
    expect((await muster.store.outboxOf((await muster.incident()).id))[0]).toMatchObject({ status: 'sent', attempts: 1, leasedBy: null });
  });
});

describe('a provider that fails for a while', () => {
  test('is tried again with the same idempotency key until it takes the message', async () => {
    await start();
    let tries = 0;
    muster.answer(() => (++tries < 3 ? REFUSED : TAKEN));
    await muster.alert(firing());
    await muster.clock.advance('30s');
    expect(by('ntfy')).toHaveLength(3);
    expect(keys(muster.sent)).toHaveLength(1);
    expect(await recorded()).toMatchObject([{ type: 'NotificationSent' }]);
  });

  test('gives way to the next contact method after three tries', async () => {
    await start();
    muster.answer((sent) => (sent.channel === 'ntfy' ? REFUSED : TAKEN));
    await muster.alert(firing());
    await muster.clock.advance('30s');
    expect(by('ntfy')).toHaveLength(3);
    expect(by('webhook')).toHaveLength(1);
    expect(await recorded()).toMatchObject([
      { type: 'NotificationFailed', channel: 'ntfy', final: false },
      { type: 'NotificationSent', channel: 'webhook' },
    ]);
  });

  test('on the last contact method: the escalation goes on, the terminal is told, and the message goes on being tried', async () => {
    await start();
    let down = true;
    muster.answer((sent) => (down && sent.to === 'ada' ? REFUSED : TAKEN));
    await muster.alert(firing());
    await muster.clock.advance('2m');
    expect(muster.told()).toContain('ben');
    expect(muster.terminal.join(' ')).toContain('NOBODY COULD BE TOLD');
    down = false;
    await muster.clock.advance('2m');
    const rows = await muster.store.outboxOf((await muster.incident()).id);
    expect(rows.find((row) => row.notification.personId === 'ada')).toMatchObject({ status: 'sent' });
    const ofAda = (await recorded()).filter((event) => 'personId' in event && event.personId === 'ada');
    expect(ofAda.slice(-2)).toMatchObject([{ type: 'NotificationFailed', final: true }, { type: 'NotificationSent' }]);
  });

  test('for good is given up at the deadline', async () => {
    await start();
    muster.answer(() => REFUSED);
    await muster.alert(firing());
    await muster.clock.advance('3h');
    const rows = await muster.store.outboxOf((await muster.incident()).id);
    expect(rows.map((row) => row.status)).not.toContain('pending');
    expect(rows.every((row) => row.lastError !== null)).toBe(true);
  });
});

describe('a contact method that will never work', () => {
  test('is left for the next one at once', async () => {
    await start();
    muster.answer((sent) => (sent.channel === 'ntfy' ? GONE : TAKEN));
    await muster.alert(firing());
    expect(muster.sent.map((one) => one.channel)).toEqual(['ntfy', 'webhook']);
    expect(keys(muster.sent)).toHaveLength(2);
  });

  test('and was the last one: the next rung is called at once', async () => {
    await start();
    muster.answer((sent) => (sent.to === 'ada' ? GONE : TAKEN));
    await muster.alert(firing());
    expect(muster.told()).toEqual(['ada', 'ada', 'ben']);
    expect(muster.terminal.join(' ')).toContain('NOBODY COULD BE TOLD');
  });

  test('because its channel is not set up, or there is none of that name', async () => {
    const people = [person('ada', 'Ada', ['pigeon', 'smtp', 'webhook'])];
    await start({ directory: { ...DIRECTORY, people } });
    await muster.alert(firing());
    expect(muster.sent.map((one) => one.channel)).toEqual(['webhook']);
    expect(await recorded()).toMatchObject([
      { channel: 'pigeon', final: false, detail: expect.stringContaining('no such channel') },
      { channel: 'smtp', final: false, detail: expect.stringContaining('not set up') },
      { channel: 'webhook' },
    ]);
  });
});

describe('nobody to tell', () => {
  test('a person without contact methods is passed over at once, and the terminal says so', async () => {
    await start({ directory: { ...DIRECTORY, people: [{ ...ADA, contacts: [] }, ...DIRECTORY.people.slice(1)] } });
    await muster.alert(firing());
    expect(muster.told()).toEqual(['ben']);
    expect(muster.terminal.join(' ')).toContain('Ada');
  });

  test('an empty directory ends in the terminal, not in silence', async () => {
    await start({ directory: EMPTY_DIRECTORY });
    await muster.alert(firing());
    expect(muster.sent).toEqual([]);
    expect(muster.terminal.join(' ')).toMatch(/NOBODY COULD BE TOLD .*INC-1/);
    await muster.clock.advance('1h');
    expect(muster.engine.audit().problems).toEqual([]);
  });

  test('a runbook that names nobody goes to the catch-all', async () => {
    await start({ policy: SILENT_POLICY });
    await muster.alert(firing());
    expect(muster.told()).toEqual(['cleo']);
  });
});

describe('a message that is no longer true when its turn comes', () => {
  const acknowledge = async () =>
    muster.engine.handle((await muster.incident()).id, { type: 'AcknowledgeIncident', via: 'console' }, ADA_ACTS);
  const status = async (who: string) =>
    (await muster.store.outboxOf((await muster.incident()).id)).find((row) => row.notification.personId === who)?.status;

  test('a rung of a ladder rests after the acknowledgement', async () => {
    await start();
    muster.answer((sent) => (sent.to === 'ben' ? REFUSED : TAKEN));
    await muster.alert(firing());
    await muster.clock.advance('15m');
    await acknowledge();
    muster.answer(() => TAKEN);
    const before = by('webhook').length + by('ntfy').length;
    await muster.clock.advance('5m');
    expect(muster.sent).toHaveLength(before);
    expect(await status('ben')).toBe('dropped');
  });

  test('a rule of the matrix holds until resolved', async () => {
    const policy = { ...SILENT_POLICY, matrix: [matrixRule('now', 0, 'On-call engineer'), matrixRule('later', 15, 'CTO')] };
    await start({ policy });
    muster.answer((sent) => (sent.to === 'cleo' ? REFUSED : TAKEN));
    await muster.alert(firing());
    await acknowledge();
    await muster.clock.advance('15m');
    expect(muster.told()).toContain('cleo');
    const { id } = await muster.incident();
    await muster.engine.handle(id, { type: 'AcceptIncident', severity: 'P1' }, ADA_ACTS);
    await muster.engine.handle(id, { type: 'ResolveIncident', summary: 'over' }, ADA_ACTS);
    await muster.clock.advance('5m');
    expect(await status('cleo')).toBe('dropped');
  });
});

describe('trouble between sending and remembering', () => {
  test('a store that is gone after the provider took the message: it comes again, with the same key', async () => {
    let broken = false;
    await start({
      store: (store) => ({
        ...store,
        transact: (work) => (broken ? Promise.reject(new StoreUnavailable('The disk is full.')) : store.transact(work)),
      }),
    });
    muster.answer(() => {
      broken = muster.sent.length === 1;
      return TAKEN;
    });
    await muster.alert(firing());
    broken = false;
    await muster.clock.advance('2m');
    expect(muster.sent.length).toBe(2);
    expect(keys(muster.sent)).toHaveLength(1);
    expect((await muster.store.outboxOf((await muster.incident()).id))[0]).toMatchObject({ status: 'sent' });
  });

  test('a stop during a delivery waits for it', async () => {
    await start();
    const gate = Promise.withResolvers<OutboundResponse>();
    const asked = Promise.withResolvers<void>();
    muster.answer(() => {
      asked.resolve();
      return gate.promise;
    });
    void muster.engine.accept({ receivedAt: START, source: 'generic', signals: [firing()] });
    await asked.promise;
    const restarted = muster.restart();
    gate.resolve(TAKEN);
    await restarted;
    expect(muster.sent).toHaveLength(1);
    expect(await recorded()).toMatchObject([{ type: 'NotificationSent' }]);
  });

  test('a provider that hangs holds up its own messages only', async () => {
    const quick = person('ben', 'Ben', ['webhook']);
    const policy = { ...SILENT_POLICY, matrix: [matrixRule('all', 0, 'On-call engineer', 'Engineering manager')] };
    await start({ policy, directory: { ...DIRECTORY, people: [person('ada', 'Ada', ['ntfy']), quick] } });
    const gate = Promise.withResolvers<OutboundResponse>();
    const ben = Promise.withResolvers<void>();
    muster.answer((sent) => {
      if (sent.channel === 'ntfy') return gate.promise;
      ben.resolve();
      return TAKEN;
    });
    void muster.engine.accept({ receivedAt: START, source: 'generic', signals: [firing()] });
    await ben.promise;
    gate.resolve(TAKEN);
    await muster.engine.idle();
    expect(muster.told().sort()).toEqual(['ada', 'ben']);
  });
});

test('a test message says what the provider answered, and what is missing', async () => {
  await start();
  expect(await muster.engine.sendTest('ada', 'ntfy')).toMatchObject({ outcome: 'sent' });
  muster.answer(() => GONE);
  expect(await muster.engine.sendTest('ada', 'ntfy')).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('404') });
  expect(await muster.engine.sendTest('ada', 'none')).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('no contact') });
});
