import type { Writable } from 'node:stream';
import type { OutboundRequest, OutboundResponse, Transport } from '../engine/transport.ts';
import type { Resolve } from './guarded-lookup.ts';
import { createHttpSender } from './http.ts';
import { createSmtpSender } from './smtp.ts';
import { createTerminalSender } from './terminal.ts';

export type TransportOptions = {
  /** May HTTP requests go to private addresses (the operator's MUSTER_ALLOW_PRIVATE)? */
  allowPrivate: boolean;
  output?: Writable;
  resolve?: Resolve;
};

/** The only way out: every connection that Muster opens to another system begins here. Never throws: what went wrong is an answer. */
export function createTransport({ allowPrivate, output = process.stdout, resolve }: TransportOptions): Transport {
  const http = createHttpSender(resolve === undefined ? { allowPrivate } : { allowPrivate, resolve });
  const smtp = createSmtpSender();
  const terminal = createTerminalSender(output);

  function dispatch(request: OutboundRequest): Promise<OutboundResponse> {
    if (request.kind === 'http') return http.send(request);
    return request.kind === 'smtp' ? smtp.send(request) : terminal(request);
  }

  return {
    async send(request) {
      try {
        return await dispatch(request);
      } catch (error) {
        return { kind: 'failed', reason: 'rejected', detail: error instanceof Error ? error.message : String(error) };
      }
    },
    async close() {
      http.close();
      smtp.close();
    },
  };
}
