import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';
import type { Actor } from './actor.ts';
import type { Rejection } from './command.ts';
import type { DecisionContext } from './context.ts';
import type { IncidentEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Notification } from './notification.ts';
import { recordedBy } from './recorded-by.ts';
import type { IncidentState } from './state.ts';

/** What a verb answers: nothing when it has said all in events, or why it refuses. */
export type Verdict = Rejection | undefined;

/**
 * A decision in the making. Each event is folded as soon as it is said, so that what follows sees its outcome; `now` is never before
 * the incident's last event, whatever the machine's clock says.
 */
export class Decision {
  readonly context: DecisionContext;
  readonly by: Actor;
  readonly now: Instant;
  readonly events: IncidentEvent[] = [];
  #state: IncidentState | null;

  constructor(context: DecisionContext, state: IncidentState | null, by: Actor, now: Instant) {
    this.context = context;
    this.#state = state;
    this.by = by;
    this.now = Math.max(now, state?.updatedAt ?? now);
  }

  get begun(): boolean {
    return this.#state !== null;
  }

  /** The incident as of the last event. Only verbs that begin an incident run without one. */
  get state(): IncidentState {
    if (this.#state === null) throw new Error('This incident has not begun.');
    return this.#state;
  }

  emit(event: IncidentEvent): void {
    const version = (this.#state?.version ?? 0) + 1;
    this.#state = evolve(this.#state, { version, at: this.now, by: recordedBy(event, this.by), event });
    this.events.push(event);
  }

  /** Asks for one message to one person, unless one with the same meaning has been asked for already. */
  notify(message: Omit<Notification, 'id' | 'dedupe' | 'headline'> & { about: string }): void {
    const { about, ...rest } = message;
    const dedupe = `${this.state.number}/${about}/${message.personId}`;
    if (Object.values(this.state.notifications).some((one) => one.dedupe === dedupe)) return;
    const id = `${this.state.number}.${this.state.version + 1}`;
    this.emit({ type: 'NotificationRequested', notification: { id, dedupe, headline: headline(this.state), ...rest } });
  }
}

/** "INC-42 SEV-1: Checkout is down"; a drill says so first. */
export function headline(state: IncidentState): string {
  const level = state.severity === null ? '' : ` ${state.severity}`;
  return `${state.drill ? 'DRILL ' : ''}INC-${state.number}${level}: ${state.title}`;
}

/** What is added to the words of a fact that the team's own runbook does not state. */
export function baseMark(fact: { origin: string }): string {
  return fact.origin === 'base' ? ' (base policy)' : '';
}

/** Where a fact stands in the team's own runbook; null for what the base policy supplied. */
export function lineOf(fact: { src: Source; origin: string }): Source | null {
  return fact.origin === 'base' ? null : fact.src;
}
