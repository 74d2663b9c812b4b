import type { ServerResponse } from 'node:http';
import type { StreamMessage } from '../../contract/api.ts';

/** A reader that lets this much lie is cut off; it comes back with its position and catches up from the store. */
const MOST_UNREAD_BYTES = 1024 * 1024;

export type Connection = {
  send: (message: StreamMessage) => void;
  /** A comment, so that proxies and readers know that the line is alive. */
  beat: () => void;
  /** Resolves when what was sent is on its way, or nobody reads any more. */
  drained: () => Promise<void>;
  end: () => void;
  closed: () => boolean;
};

/** One reader of server-sent events. */
export function openConnection(response: ServerResponse, headers: Record<string, string>): Connection {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies such as nginx hold an answer back until they are told not to.
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (response.destroyed || response.writableEnded) return;
    response.write(text);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  };
  write('retry: 1000\n\n');
  return {
    send: (message) => write(`${'position' in message ? `id: ${message.position}\n` : ''}data: ${JSON.stringify(message)}\n\n`),
    beat: () => write(': alive\n\n'),
    async drained() {
      if (!response.writableNeedDrain || response.destroyed) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      response.once('drain', resolve).once('close', resolve);
      await promise;
    },
    end: () => response.end(),
    closed: () => response.destroyed || response.writableEnded,
  };
}
