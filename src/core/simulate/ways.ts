import type { Recorded } from '../incident/event.ts';
import type { Notification } from '../incident/notification.ts';
import { type Instant, MINUTE, SECOND } from '../time/instant.ts';

/**
 * How a message went to one person: `channel` by which it arrived (null: it never did), how many seconds after it was asked for, which
 * channels failed before, and why it did not arrive.
 */
export type MessageWay = { who: string; channel: string | null; afterSeconds: number | null; failed: string[]; why: string | null };

type Progress = {
  requestedAt: Instant;
  sent: { at: Instant; channel: string } | null;
  failed: string[];
  lost: { at: Instant; why: string } | null;
};

/** What became of every message of a history, by its id. */
export class Ways {
  readonly #progress = new Map<string, Progress>();

  constructor(history: readonly Recorded[]) {
    for (const { at, event } of history) {
      if (event.type === 'NotificationRequested') {
        this.#progress.set(event.notification.id, { requestedAt: at, sent: null, failed: [], lost: null });
      }
      if (event.type !== 'NotificationSent' && event.type !== 'NotificationFailed') continue;
      const progress = this.#progress.get(event.notification);
      if (progress === undefined) continue;
      if (event.type === 'NotificationSent') progress.sent = { at, channel: event.channel };
      else {
        if (event.channel !== 'none' && !progress.failed.includes(event.channel)) progress.failed.push(event.channel);
        if (event.final) progress.lost = { at, why: event.detail };
      }
    }
  }

  of({ id }: Pick<Notification, 'id'>, who: string): MessageWay {
    const { requestedAt = 0, sent = null, failed = [], lost = null } = this.#progress.get(id) ?? {};
    const afterSeconds = sent === null ? null : Math.round((sent.at - requestedAt) / SECOND);
    return { who, channel: sent?.channel ?? null, afterSeconds, failed, why: sent === null ? (lost?.why ?? null) : null };
  }

  /** When all contact methods had failed, and why; it may have arrived later all the same. */
  lost({ id }: Pick<Notification, 'id'>): { at: Instant; why: string } | null {
    return this.#progress.get(id)?.lost ?? null;
  }

  /** When it arrived so late that it is worth a line of its own. */
  lateAt({ id }: Pick<Notification, 'id'>): Instant | null {
    const progress = this.#progress.get(id);
    return progress?.sent && progress.sent.at >= progress.requestedAt + MINUTE ? progress.sent.at : null;
  }
}
