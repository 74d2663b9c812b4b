import type { ServerResponse } from 'node:http';

/** Empty answers are most of what intake sends: nothing is built for them. */
export function replyEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, EMPTY).end();
}

const EMPTY = ['Content-Length', '0'];

/** JSON as it is; `headers` are pairs in a flat list, as node:http takes them. */
export function replyJson(response: ServerResponse, status: number, value: unknown, headers: string[] = []): void {
  const body = JSON.stringify(value);
  response.writeHead(status, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body)), ...headers]).end(body);
}
