import { type Actor, SYSTEM } from '../incident/actor.ts';
import type { IncidentCommand, Rejection } from '../incident/command.ts';
import type { DecisionContext } from '../incident/context.ts';
import { decide } from '../incident/decide.ts';
import type { Recorded } from '../incident/event.ts';
import { evolve } from '../incident/evolve.ts';
import { recordedBy } from '../incident/recorded-by.ts';
import type { IncidentState } from '../incident/state.ts';
import { nextWake } from '../incident/wake.ts';
import type { Instant } from '../time/instant.ts';

/** An incident under a virtual clock: the same decisions as the real one, with nothing behind them. `decisions` counts its work. */
export class Rehearsal {
  readonly context: DecisionContext;
  readonly history: Recorded[] = [];
  state: IncidentState | null = null;
  now: Instant;
  decisions = 0;

  constructor(context: DecisionContext, now: Instant) {
    this.context = context;
    this.now = now;
  }

  give(command: IncidentCommand, by: Actor = SYSTEM): Rejection | null {
    this.decisions++;
    const outcome = decide(this.context, this.state, command, by, this.now);
    if ('rejected' in outcome) return outcome.rejected;
    for (const event of outcome.events) {
      const recorded = { version: this.history.length + 1, at: this.now, by: recordedBy(event, by), event };
      this.state = evolve(this.state, recorded);
      this.history.push(recorded);
    }
    return null;
  }

  get wakeAt(): Instant | null {
    return this.state === null ? null : nextWake(this.context, this.state);
  }
}
