import { afterTry, deadlineOf, isUrgent, plainWait, type TryOutcome, type Way } from '../incident/after-try.ts';
import type { IncidentCommand } from '../incident/command.ts';
import { effectsOf } from '../incident/effects-of.ts';
import type { Notification } from '../incident/notification.ts';
import { whyStale } from '../incident/still-true.ts';
import { channelsMeant, contactsInOrder } from '../oncall/contacts-in-order.ts';
import type { ContactMethod, Person } from '../oncall/directory.ts';
import { resolveRole } from '../oncall/resolve-role.ts';
import type { Instant } from '../time/instant.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Failure } from './scenario.ts';

/** What can deliver: the channels that are set up (null: all that people have), and when which of them fails. */
export type Post = { channels: ReadonlySet<string> | null; failures: readonly Failure[] };

type Message = Way & { notification: Notification };

/** The messages on their way, each tried as the engine would try it: the next contact method after three failures, the next step after all. */
export class Messages {
  readonly #post: Post;
  #under: Message[] = [];
  #read = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  /** When the next try is due; null when nothing is on its way. */
  dueAt(rehearsal: Rehearsal): Instant | null {
    this.#take(rehearsal);
    return this.#under.reduce<Instant | null>((first, { dueAt }) => (first === null || dueAt < first ? dueAt : first), null);
  }

  /** Makes the first try that is due, and tells the incident what became of it. */
  deliver(rehearsal: Rehearsal): void {
    const message = this.#under.find(({ dueAt }) => dueAt <= rehearsal.now);
    if (message === undefined) return;
    const { notification } = message;
    const person = rehearsal.context.directory.people.find((one) => one.id === notification.personId) ?? null;
    const contacts = person === null ? [] : contactsInOrder(person, notification);
    const contact = contacts[message.contactIndex];
    const [outcome, detail] = this.#try(message, rehearsal, person, contact, contacts.length - 1 - message.contactIndex);
    const { way, news } = afterTry(message, outcome, rehearsal.now, (attempts) => plainWait(attempts, isUrgent(notification.purpose)));
    Object.assign(message, way);
    if (way.status !== 'pending') this.#under = this.#under.filter((one) => one !== message);
    if (news === null) return;
    const command: IncidentCommand = {
      type: 'RecordDelivery',
      notification: notification.id,
      personId: notification.personId,
      channel: contact?.channel ?? 'none',
      outcome: news === 'sent' ? 'sent' : 'failed',
      detail,
      final: news !== 'contact-failed',
    };
    rehearsal.give(command);
  }

  #take(rehearsal: Rehearsal): void {
    for (; this.#read < rehearsal.history.length; this.#read++) {
      const recorded = rehearsal.history[this.#read];
      if (recorded === undefined) continue;
      for (const { notification } of effectsOf(recorded)) {
        const deadline = deadlineOf(isUrgent(notification.purpose), recorded.at);
        this.#under.push({ notification, attempts: 0, contactIndex: 0, dueAt: recorded.at, deadline });
      }
    }
  }

  #try(
    message: Message,
    rehearsal: Rehearsal,
    person: Person | null,
    contact: ContactMethod | undefined,
    left: number,
  ): [TryOutcome, string] {
    const { state, context, now } = rehearsal;
    const stale = state === null ? null : whyStale(message.notification, state, context.policy);
    if (stale !== null) return [{ kind: 'dropped' }, stale];
    if (message.attempts > 0 && now > message.deadline) return [{ kind: 'dropped' }, 'too late'];
    if (person === null || contact === undefined) return [{ kind: 'nobody' }, NO_CONTACT];
    const { channels, failures } = this.#post;
    if (channels !== null && !channels.has(contact.channel)) {
      return [{ kind: 'next-contact', contactsLeft: left }, `the channel "${contact.channel}" is not set up`];
    }
    const failing = failures.some((one) => isDuring(one, now) && concerns(one, person, contact, rehearsal));
    return [{ kind: failing ? 'retry' : 'sent', contactsLeft: left }, failing ? `${contact.channel} fails` : contact.address];
  }
}

export const NO_CONTACT = 'no contact method';

function isDuring({ from, to }: Failure, now: Instant): boolean {
  return from <= now && (to === null || now < to);
}

function concerns(failure: Failure, person: Person, contact: ContactMethod, { context }: Rehearsal): boolean {
  const meant = contact.id === failure.channel || channelsMeant(failure.channel).includes(contact.channel);
  if (failure.person === null) return channelsMeant(failure.channel).includes(contact.channel);
  return meant && resolveRole(failure.person, context.directory).some((one) => one.id === person.id);
}
