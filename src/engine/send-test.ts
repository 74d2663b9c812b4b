import { randomUUID } from 'node:crypto';
import { wayOf } from './address-message.ts';
import { composeMessage } from './compose-message.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

/** One message to one contact method, now and without retries: somebody is looking at the screen and wants to know. */
export async function sendTest(
  parts: EngineParts,
  personId: string,
  contactId: string,
): Promise<{ outcome: 'sent' | 'failed'; detail: string }> {
  const settings = await parts.store.settings();
  const person = settings.directory.people.find((one) => one.id === personId);
  const contact = person?.contacts.find((one) => one.id === contactId);
  if (person === undefined || contact === undefined)
    return { outcome: 'failed', detail: `There is no contact "${contactId}" of "${personId}".` };
  const way = wayOf(contact, parts.integrations, settings);
  if (typeof way === 'string') return { outcome: 'failed', detail: way };
  const id = `test/${randomUUID()}`;
  const message = composeMessage({
    key: id,
    notification: {
      id,
      dedupe: id,
      personId,
      purpose: 'test',
      headline: 'A test of Muster: nothing has happened',
      reason: 'Somebody asked Muster to test this way of reaching you.',
      src: null,
      channels: [],
      subject: null,
      body: 'When you read this, pages will reach you here.',
    },
    person,
    contact,
    incident: null,
    publicUrl: parts.publicUrl(),
    acknowledgeUrl: null,
    now: parts.clock.now(),
  });
  try {
    const request = way.integration.notify?.(message, way.config);
    if (request === undefined) return { outcome: 'failed', detail: `"${contact.channel}" cannot notify.` };
    const verdict = way.integration.verdict?.(await parts.transport.send(request));
    return { outcome: verdict?.outcome === 'sent' ? 'sent' : 'failed', detail: verdict?.detail ?? '' };
  } catch (error) {
    return { outcome: 'failed', detail: reasonOf(error) };
  }
}
