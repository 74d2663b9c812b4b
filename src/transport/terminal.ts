import type { Writable } from 'node:stream';
import type { OutboundRequest, OutboundResponse } from '../engine/transport.ts';

/** Writes a message where whoever started the program looks: the last resort when nothing else can be sent. */
export function createTerminalSender(output: Writable) {
  return function send(request: Extract<OutboundRequest, { kind: 'terminal' }>): Promise<OutboundResponse> {
    return new Promise((settle) => {
      output.write(`${request.lines.join('\n')}\n`, (error) => {
        if (error) settle({ kind: 'failed', reason: 'connection', detail: error.message });
        else settle({ kind: 'response', status: 200, headers: {}, body: '' });
      });
    });
  };
}
