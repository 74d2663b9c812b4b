import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StreamMessage } from '../../contract/api.ts';
import type { Client } from '../../contract/client.ts';
import { startServer, type TestServer } from '../server.fixture.ts';

let muster: TestServer;
let client: Client;
beforeEach(async () => {
  muster = await startServer();
  client = await muster.administrator();
});
afterEach(() => muster.stop());

type Reader = {
  next: () => Promise<StreamMessage>;
  until: (event: string) => Promise<StreamMessage[]>;
  close: () => Promise<void>;
  ended: () => Promise<boolean>;
};

async function read(query = '', headers: Record<string, string> = {}): Promise<Reader> {
  const response = await muster.request(`/api/v1/stream${query}`, { headers: { cookie: await muster.cookie(), ...headers } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const chunks = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  async function next(): Promise<StreamMessage> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const data = block.split('\n').find((line) => line.startsWith('data: '));
        if (data) return JSON.parse(data.slice(6));
        continue;
      }
      const { value, done } = await chunks.read();
      if (done) throw new Error('the stream ended');
      text += decoder.decode(value, { stream: true });
    }
  }
  return {
    next,
    async until(event) {
      const seen: StreamMessage[] = [];
      for (;;) {
        const message = await next();
        seen.push(message);
        if (message.type === event || (message.type === 'event' && message.event === event)) return seen;
      }
    },
    close: () => chunks.cancel(),
    ended: async () =>
      next().then(
        () => false,
        () => true,
      ),
  };
}

const positions = (messages: StreamMessage[]) => messages.flatMap((message) => (message.type === 'event' ? [message.position] : []));

test('two readers see what happens, in order, with the incident’s number', async () => {
  const [one, two] = [await read(), await read()];
  expect(await one.next()).toMatchObject({ type: 'hello' });
  await client.declare({ body: { title: 'Checkout is down', severity: 'P1' } });
  await client.command({ params: { id: '1' }, body: { type: 'AcknowledgeIncident' } });
  const seen = await one.until('IncidentAcknowledged');
  expect(seen.at(-1)).toMatchObject({ type: 'event', number: 1, event: 'IncidentAcknowledged' });
  expect(positions(seen)).toEqual(positions(seen).toSorted((a, b) => a - b));
  expect(positions(await two.until('IncidentAcknowledged'))).toEqual(positions(seen));
  await Promise.all([one.close(), two.close()]);
});

test('a reader whose line broke gets what it missed, once', async () => {
  const first = await read();
  await client.declare({ body: { title: 'Checkout is down', severity: 'P1' } });
  const seen = await first.until('IncidentDeclared');
  await first.close();
  await client.command({ params: { id: '1' }, body: { type: 'AddNote', text: 'while the line was broken' } });
  const last = positions(seen).at(-1) ?? 0;
  const again = await read('', { 'last-event-id': String(last) });
  const missed = positions(await again.until('NoteAdded'));
  const stored = (await muster.store.eventsAfter(last, 100)).map((event) => event.position);
  expect(missed).toEqual(stored.slice(0, missed.length));
  await again.close();
});

test('a reader that was away for long gets all of it, in order', async () => {
  const from = await muster.store.lastPosition();
  const by = { kind: 'system' as const, name: 'Muster' };
  const notes = Array.from({ length: 1_300 }, (_, index) => ({
    at: index,
    by,
    event: { type: 'NoteAdded' as const, text: `${index}`, happenedAt: index },
  }));
  await muster.store.transact((tx) => tx.append('long', 0, notes));
  const reader = await read(`?after=${from}`);
  await reader.next();
  for (let missed = 1; missed <= notes.length; missed++) expect(await reader.next()).toMatchObject({ version: missed, number: null });
  await reader.close();
});

test('a position from another life of the database starts at the present', async () => {
  const reader = await read('?after=999999999');
  expect(await reader.next()).toMatchObject({ type: 'hello', position: await muster.store.lastPosition() });
  await reader.close();
});

test('a changed configuration is announced; a plan is not', async () => {
  const reader = await read();
  await reader.next();
  const { configuration } = await client.configuration({});
  await client.planConfiguration({ body: { configuration: { catchAll: ['ada'] } } });
  await client.applyConfiguration({ body: { configuration: { catchAll: configuration.catchAll } } });
  await client.applyConfiguration({ body: { configuration: { catchAll: ['ada'] } } });
  expect(await reader.next()).toMatchObject({ type: 'configuration' });
  await client.declare({ body: { title: 'x', severity: 'P1' } });
  expect((await reader.next()).type).toBe('event');
  await reader.close();
});

test('nobody listens without an account', async () => {
  expect((await muster.request('/api/v1/stream')).status).toBe(401);
});

test('a stop of the server ends the stream', async () => {
  const reader = await read();
  await reader.next();
  const ended = reader.ended();
  await muster.stop();
  expect(await ended).toBe(true);
  muster = await startServer();
});
