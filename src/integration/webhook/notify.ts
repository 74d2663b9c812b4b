import { Webhook } from 'standardwebhooks';
import type { z } from 'zod';
import { toIso } from '../../core/time/instant.ts';
import type { OutboundRequest } from '../../engine/transport.ts';
import type { OutgoingMessage } from '../integration.ts';
import { textOf } from '../message-text.ts';
import type { webhookConfig } from './config.ts';

/** Standard Webhooks: `{type, timestamp, data}`, signed over id, time and body; the id is the same for every try. */
export function notify(message: OutgoingMessage, { secret }: z.infer<typeof webhookConfig>): OutboundRequest {
  const body = JSON.stringify({ type: `notification.${message.purpose}`, timestamp: toIso(message.sentAt), data: dataOf(message) });
  const id = message.idempotencyKey.replace(/[^\x21-\x7e]/g, '_');
  return {
    kind: 'http',
    method: 'POST',
    url: message.to.address,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(message.sentAt / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(message.sentAt), body),
    },
    body,
    timeout: 10_000,
  };
}

function dataOf(message: OutgoingMessage) {
  const { subject, headline, facts, firstSteps, body, reason } = textOf(message);
  const { purpose, urgent, incident, acknowledgeUrl, runbook } = message;
  const line = runbook.src?.line ?? null;
  return {
    purpose,
    urgent,
    to: message.to.name,
    subject,
    headline,
    facts,
    firstSteps,
    body,
    reason,
    runbook: { name: runbook.name, line },
    incident,
    acknowledgeUrl,
  };
}
