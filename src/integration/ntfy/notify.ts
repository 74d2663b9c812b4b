import type { z } from 'zod';
import type { OutboundRequest } from '../../engine/transport.ts';
import type { OutgoingMessage } from '../integration.ts';
import { plainText, textOf } from '../message-text.ts';
import type { ntfyConfig } from './config.ts';

/** ntfy turns a message of more than 4,096 bytes into an attachment; a character takes at most three. */
const LONGEST_MESSAGE = 1_300;

/** docs.ntfy.sh, "Publish as JSON": posted to the server's root. A tap opens the acknowledge page; nothing is acknowledged by the tap itself. */
export function notify(message: OutgoingMessage, { server, token }: z.infer<typeof ntfyConfig>): OutboundRequest {
  const click = message.acknowledgeUrl ?? message.incident?.url ?? null;
  const body = {
    topic: message.to.address,
    title: textOf(message).subject,
    message: plainText({ ...message, acknowledgeUrl: null }, LONGEST_MESSAGE),
    priority: message.urgent ? 5 : message.purpose === 'reminder' ? 4 : 3,
    tags: [message.urgent ? 'rotating_light' : 'speech_balloon'],
    ...(click === null ? {} : { click }),
    actions: actionsOf(message),
  };
  return {
    kind: 'http',
    method: 'POST',
    url: server,
    headers: {
      'content-type': 'application/json',
      'x-muster-id': message.idempotencyKey.replace(/[^\x21-\x7e]/g, '_'),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    timeout: 10_000,
  };
}

function actionsOf(message: OutgoingMessage) {
  const view = (label: string, url: string) => ({ action: 'view', label, url });
  return [
    ...(message.acknowledgeUrl === null ? [] : [view('Acknowledge', message.acknowledgeUrl)]),
    ...(message.incident === null ? [] : [view('Open', message.incident.url)]),
  ];
}
