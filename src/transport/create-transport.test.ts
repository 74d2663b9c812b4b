import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SmtpSink, startSmtpSink } from '../../test/fakes/smtp-sink.ts';
import { startWebhookSink, type WebhookSink } from '../../test/fakes/webhook-sink.ts';
import type { OutboundRequest, OutboundResponse, Transport } from '../engine/transport.ts';
import { createTransport } from './create-transport.ts';

let transport: Transport;
beforeEach(() => {
  transport = createTransport({ allowPrivate: true });
});
afterEach(() => transport.close());

function post(url: string, change: Partial<Extract<OutboundRequest, { kind: 'http' }>> = {}): OutboundRequest {
  return { kind: 'http', method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '{"é":1}', timeout: 5_000, ...change };
}

describe('HTTP', () => {
  let sink: WebhookSink;
  beforeEach(async () => {
    sink = await startWebhookSink();
  });
  afterEach(() => sink.close());

  test('a request arrives as it was written, and its answer comes back', async () => {
    sink.be({ status: 202, headers: { 'x-id': '7' }, body: 'taken' });
    const answer = await transport.send(post(`${sink.url}/hook?a=1`));
    expect(answer).toMatchObject({ kind: 'response', status: 202, body: 'taken', headers: { 'x-id': '7' } });
    expect(sink.requests[0]).toMatchObject({ method: 'POST', path: '/hook?a=1', body: '{"é":1}' });
  });

  test('a redirect is an answer and is not followed', async () => {
    sink.be({ status: 307, headers: { location: `${sink.url}/elsewhere` } });
    expect(await transport.send(post(sink.url))).toMatchObject({ kind: 'response', status: 307 });
    expect(sink.requests).toHaveLength(1);
  });

  test('no answer is a timeout; a dropped connection says so', async () => {
    sink.be('hang');
    expect(await transport.send(post(sink.url, { timeout: 150 }))).toMatchObject({ kind: 'failed', reason: 'timeout' });
    sink.be('drop');
    expect(await transport.send(post(sink.url))).toMatchObject({ kind: 'failed', reason: 'connection' });
  });

  test('nobody listens', async () => {
    await sink.close();
    expect(await transport.send(post(sink.url))).toMatchObject({ kind: 'failed', reason: 'connection' });
    sink = await startWebhookSink();
  });

  test('a kept connection that the other side closed meanwhile costs nothing', async () => {
    let answered = 0;
    const server = createServer((incoming, outgoing) => {
      answered += 1;
      if (answered === 2) incoming.socket.destroy();
      else outgoing.end('ok');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await transport.send(post(url));
    expect(await transport.send(post(url))).toMatchObject({ kind: 'response', status: 200 });
    expect(answered).toBe(3);
    await transport.close();
    server.close();
  });

  test('an endless answer is cut', async () => {
    sink.be({ status: 200, body: 'x'.repeat(5_000_000) });
    const answer = (await transport.send(post(sink.url))) as Extract<OutboundResponse, { kind: 'response' }>;
    expect(answer.body.length).toBeLessThanOrEqual(64 * 1024);
  });

  test.each(['file:///etc/passwd', 'not a url', 'ftp://127.0.0.1/', 'http://user:secret@127.0.0.1/'])('%s is rejected', async (url) => {
    expect(await transport.send(post(url))).toMatchObject({ kind: 'failed', reason: 'rejected' });
  });

  test('a header with a line break is rejected, not sent', async () => {
    expect(await transport.send(post(sink.url, { headers: { 'x-a': 'b\r\nx-evil: 1' } }))).toMatchObject({
      kind: 'failed',
      reason: 'rejected',
    });
    expect(sink.requests).toHaveLength(0);
  });
});

describe('addresses that are not called', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://0251.0376.0251.0376/',
    'http://[fe80::1]/',
    'http://0/',
  ])('%s never, even when private ones are allowed', async (url) => {
    expect(await transport.send(post(url))).toMatchObject({ kind: 'failed', reason: 'refused-address' });
  });

  test.each([
    'http://127.0.0.1:1/',
    'http://2130706433:1/',
    'http://127.1:1/',
    'http://[::1]:1/',
    'http://[::ffff:10.0.0.1]/',
    'http://localhost:1/',
  ])('%s only when the operator allows private ones', async (url) => {
    const strict = createTransport({ allowPrivate: false });
    expect(await strict.send(post(url))).toMatchObject({ kind: 'failed', reason: 'refused-address' });
    await strict.close();
  });

  test('a name is resolved once: what was checked is what is called, and one bad address refuses all', async () => {
    const sink = await startWebhookSink();
    const port = new URL(sink.url).port;
    const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '169.254.169.254', family: 4 }]];
    let asked = 0;
    const rebinding = createTransport({ allowPrivate: true, resolve: async () => answers[asked++] ?? [] });
    expect(await rebinding.send(post(`http://rebind.test:${port}/`))).toMatchObject({ kind: 'response', status: 200 });
    expect(asked).toBe(1);
    await rebinding.close();
    expect(await rebinding.send(post(`http://rebind.test:${port}/`))).toMatchObject({ kind: 'failed', reason: 'refused-address' });

    const both = [
      { address: '127.0.0.1', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ];
    const mixed = createTransport({ allowPrivate: true, resolve: async () => both });
    expect(await mixed.send(post(`http://mixed.test:${port}/`))).toMatchObject({ kind: 'failed', reason: 'refused-address' });
    expect(sink.requests).toHaveLength(1);
    await mixed.close();
    await sink.close();
  });
});

describe('mail', () => {
  let server: SmtpSink;
  beforeEach(async () => {
    server = await startSmtpSink();
  });
  afterEach(() => server.close());

  function mail(timeout = 5_000): OutboundRequest {
    return {
      kind: 'smtp',
      server: { host: '127.0.0.1', port: server.port, security: 'none', user: null, password: null },
      mail: {
        from: 'Muster <muster@example.org>',
        to: 'ana@example.org',
        subject: 'Prüfung',
        text: 'Hello',
        html: '<p>Hello</p>',
        headers: { 'Auto-Submitted': 'auto-generated' },
        messageId: '<n-1@example.org>',
      },
      timeout,
    };
  }

  test('is delivered, and one connection serves several', async () => {
    expect(await transport.send(mail())).toMatchObject({ kind: 'response', status: 250 });
    expect(await transport.send(mail())).toMatchObject({ kind: 'response', status: 250 });
    expect(server.mails[0]).toMatchObject({ from: 'muster@example.org', to: ['ana@example.org'] });
    expect(server.mails[0]?.raw).toContain('Message-ID: <n-1@example.org>');
    expect(server.mails[0]?.raw).toContain('Auto-Submitted: auto-generated');
    expect(server.connections()).toBe(1);
  });

  test.each([451, 550])('a recipient refused with %i keeps its code', async (code) => {
    server.be({ kind: 'refuse-recipient', code });
    expect(await transport.send(mail())).toMatchObject({ kind: 'response', status: code });
  });

  test.each([452, 554])('a message refused with %i keeps its code', async (code) => {
    server.be({ kind: 'refuse-data', code });
    expect(await transport.send(mail())).toMatchObject({ kind: 'response', status: code });
  });

  test('a server that takes the message and drops the connection may have it: no second try from here', async () => {
    server.be({ kind: 'drop-after-data' });
    expect(await transport.send(mail())).toMatchObject({ kind: 'failed', reason: 'connection' });
    expect(server.mails).toHaveLength(1);
  });

  test('a server that hangs is a timeout, and the next message is not held up by it', async () => {
    server.be({ kind: 'hang' });
    expect(await transport.send(mail(300))).toMatchObject({ kind: 'failed', reason: 'timeout' });
    server.be({ kind: 'accept' });
    expect(await transport.send(mail(300))).toMatchObject({ kind: 'response', status: 250 });
  });

  test('a server that is gone is told as such; metadata addresses are not called', async () => {
    const gone = mail() as Extract<OutboundRequest, { kind: 'smtp' }>;
    await server.close();
    expect(await transport.send(gone)).toMatchObject({ kind: 'failed', reason: 'connection' });
    expect(await transport.send({ ...gone, server: { ...gone.server, host: '169.254.169.254' } })).toMatchObject({
      reason: 'refused-address',
    });
    server = await startSmtpSink();
  });

  test('a line break in the subject or the address adds no header and no recipient', async () => {
    const evil = mail() as Extract<OutboundRequest, { kind: 'smtp' }>;
    await transport.send({
      ...evil,
      mail: { ...evil.mail, subject: 'a\r\nBcc: mallory@example.org', to: 'ana@example.org\r\nRCPT TO:<mallory@example.org>' },
    });
    for (const sunk of server.mails) {
      expect(sunk.raw).not.toMatch(/^Bcc:/m);
      expect(sunk.to).not.toContain('mallory@example.org');
    }
  });
});

test('the terminal gets the lines', async () => {
  const output = new PassThrough();
  const quiet = createTransport({ allowPrivate: true, output });
  expect(await quiet.send({ kind: 'terminal', lines: ['one', 'two'] })).toMatchObject({ kind: 'response', status: 200 });
  expect(String(output.read())).toBe('one\ntwo\n');
});
