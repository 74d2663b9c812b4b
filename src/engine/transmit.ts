import type { OutgoingMessage, Verdict } from '../integration/integration.ts';
import type { Way } from './address-message.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

/** Sends one message by one way, and says what the answer means. Never throws: what cannot be written or sent is tried again. */
export async function transmit(parts: EngineParts, way: Way, write: () => OutgoingMessage): Promise<Verdict> {
  const { integration, config, contact } = way;
  let key = '';
  try {
    if (!integration.notify || !integration.verdict) throw new Error('A way leads by a channel that can notify.');
    const message = write();
    key = message.idempotencyKey;
    parts.boundary('sending');
    return integration.verdict(await parts.transport.send(integration.notify(message, config)));
  } catch (error) {
    // A fault of ours in writing the message must not look like an answer: it is tried again, and then goes another way.
    parts.log.error({ message: key, channel: contact.channel, reason: reasonOf(error) }, 'a message could not be sent');
    return { outcome: 'retry', detail: reasonOf(error) };
  } finally {
    parts.boundary('sent');
  }
}
