import type { Notification } from '../core/incident/notification.ts';
import type { EngineParts } from './engine-parts.ts';
import { reasonOf } from './log.ts';

/** The fallback of last resort: whoever looks at the terminal reads what nobody could be told. Control characters are shown, not obeyed. */
export async function tellTerminal(parts: EngineParts, notification: Notification, why: string): Promise<void> {
  const lines = ['NOBODY COULD BE TOLD', notification.headline, notification.reason, why, notification.body ?? '']
    .filter((line) => line !== '')
    .map((line) => line.replace(/[\p{Cc}\p{Cf}]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));
  try {
    await parts.transport.send({ kind: 'terminal', lines });
  } catch (error) {
    parts.log.error({ reason: reasonOf(error) }, 'the terminal could not be written to');
  }
}
