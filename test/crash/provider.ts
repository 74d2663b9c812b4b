import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as the provider got it: its idempotency key, and the alert that it is about. */
export type Receipt = { key: string; alert: string };

export type Provider = { url: string; receipts: Receipt[]; close(): Promise<void> };

/** Takes every message, as a mail server would, and keeps what came with which key. It lives outside the process that is killed. */
export async function startProvider(): Promise<Provider> {
  const receipts: Receipt[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { incident: { title: string } } };
      receipts.push({ key: String(request.headers['webhook-id']), alert: data.incident.title });
      response.end();
    });
    request.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    receipts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
