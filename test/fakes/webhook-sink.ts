import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isMain } from './is-main.ts';

export type SunkRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: string; receivedAt: number };

/** What the sink answers: a status (with headers and a body), a dropped connection, or nothing at all. */
export type WebhookMood = { status: number; headers?: Record<string, string>; body?: string } | 'drop' | 'hang';

export type WebhookSink = {
  url: string;
  requests: SunkRequest[];
  be(mood: WebhookMood): void;
  next(): Promise<SunkRequest>;
  close(): Promise<void>;
};

/** A real HTTP server on the loopback that keeps what it gets. Port 0 picks a free one. */
export async function startWebhookSink(options: { port?: number; onRequest?: (request: SunkRequest) => void } = {}): Promise<WebhookSink> {
  const requests: SunkRequest[] = [];
  const waiting: ((request: SunkRequest) => void)[] = [];
  let mood: WebhookMood = { status: 200 };
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(chunks).toString(), receivedAt: Date.now() };
      requests.push(request);
      options.onRequest?.(request);
      waiting.shift()?.(request);
      if (mood === 'drop') incoming.socket.destroy();
      else if (mood !== 'hang') outgoing.writeHead(mood.status, mood.headers).end(mood.body ?? '');
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    be: (next) => {
      mood = next;
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

if (isMain(import.meta.url)) {
  const port = Number(process.env['WEBHOOK_PORT'] ?? 9099);
  const show = (request: SunkRequest) => process.stdout.write(`\n── ${request.method} ${request.path}\n${request.body}\n`);
  const sink = await startWebhookSink({ port, onRequest: show });
  process.stdout.write(`webhook sink: ${sink.url}\n`);
}
