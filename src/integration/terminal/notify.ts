import { toIso } from '../../core/time/instant.ts';
import type { OutboundRequest } from '../../engine/transport.ts';
import type { OutgoingMessage } from '../integration.ts';
import { plainText } from '../message-text.ts';
import { oneLine } from '../visible-text.ts';

/** The last resort, where whoever watches the program sees it: framed, so that it stands out among log lines. */
export function notify(message: OutgoingMessage): OutboundRequest {
  const to = oneLine(`${message.to.name} (${message.to.address})`, 200);
  const lines = plainText(message, 8_000).split('\n');
  return {
    kind: 'terminal',
    lines: [
      `━━━ ${message.purpose.toUpperCase()} for ${to} · ${toIso(message.sentAt)} · ${oneLine(message.idempotencyKey, 100)}`,
      ...lines.map((line) => `┃ ${line}`),
      '━━━',
    ],
  };
}
