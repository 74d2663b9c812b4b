import type { Person } from '../oncall/directory.ts';
import type { Source } from '../policy/source.ts';
import type { Decision } from './decision.ts';
import type { NotificationPurpose } from './notification.ts';
import type { IncidentState } from './state.ts';

const URGENCY: NotificationPurpose[] = ['page', 'catch-all', 'inform', 'update', 'reminder', 'test'];

type Told = { about: string[]; purpose: NotificationPurpose; reasons: string[]; src: Source | null; channels: Set<string> };

/** Who is to be told at one moment, so that a person who is meant twice gets one message that says both. */
export class Telling {
  readonly #people = new Map<string, Told>();

  /** `about` names the cause for good: the same cause is never told to the same person twice. */
  tell(
    persons: readonly Person[],
    cause: { about: string; purpose: NotificationPurpose; reason: string; src: Source | null; channels?: string[] },
  ): void {
    for (const person of persons) {
      const told = this.#people.get(person.id) ?? {
        about: [],
        purpose: cause.purpose,
        reasons: [],
        src: cause.src,
        channels: new Set<string>(),
      };
      if (URGENCY.indexOf(cause.purpose) < URGENCY.indexOf(told.purpose)) Object.assign(told, { purpose: cause.purpose, src: cause.src });
      if (!told.about.includes(cause.about)) told.about.push(cause.about);
      if (!told.reasons.includes(cause.reason)) told.reasons.push(cause.reason);
      for (const channel of cause.channels ?? []) told.channels.add(channel);
      this.#people.set(person.id, told);
    }
  }

  send(decision: Decision, except: string | null = null): void {
    for (const [personId, told] of this.#people) {
      if (personId === except) continue;
      decision.notify({
        about: told.about.join('+'),
        personId,
        purpose: told.purpose,
        reason: told.reasons.join(' '),
        src: told.src,
        channels: [...told.channels],
        body: null,
        subject: null,
      });
    }
    this.#people.clear();
  }
}

/** Names a cause within one run of the escalation, so that after a reopening the same step is told anew. */
export function about(state: IncidentState, what: string): string {
  return `${state.escalation?.run ?? 0}/${what}`;
}
