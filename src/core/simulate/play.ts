import type { DecisionContext } from '../incident/context.ts';
import { escalationPlan } from '../incident/escalation-plan.ts';
import { nextRepeat } from '../incident/repeat.ts';
import { resolveRole } from '../oncall/resolve-role.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { nextAnswer } from './answering.ts';
import { happen, noPerson, type Refused } from './happen.ts';
import { Messages } from './messages.ts';
import type { SimulatedMoment } from './moment.ts';
import { momentsOf } from './moments.ts';
import { promiseToKeep, timeBoxes } from './promises.ts';
import { Rehearsal } from './rehearsal.ts';
import type { Happening, Scenario } from './scenario.ts';
import { type SimulatedSpan, spansOf } from './spans.ts';
import { type Unanswered, unansweredOf } from './unanswered.ts';
import { type Uncalled, uncalledOf } from './uncalled.ts';

/**
 * By what and with whom a scenario is played. `delivery` null: nobody has real contact methods, and every message arrives at once.
 * `lenient`: what this runbook does not have is told as refused, instead of being a fault of the scenario (for the older of two runbooks).
 */
export type Setting = { context: DecisionContext; delivery: { channels: ReadonlySet<string> | null } | null; lenient?: boolean };

/** `resolvedAt`: minutes from the start, null when it was not. `decisions` counts the work. */
export type Simulation = {
  moments: SimulatedMoment[];
  spans: SimulatedSpan[];
  unanswered: Unanswered[];
  uncalled: Uncalled[];
  resolvedAt: number | null;
  decisions: number;
};

/** What is wrong with a scenario, and where (`mark`). */
export type Fault = { message: string; mark: string };

/** No runbook has so much to do; a fault of ours must not become an endless loop. */
const MOST_STEPS = 20_000;

/** One thing that comes next. */
type Next = { at: Instant; run: () => void };

/**
 * Plays a scenario through under a virtual clock, by the same decisions and the same delivery as a real incident, and answers all that
 * would happen: every message, every deadline, each with its line. A fault: the scenario names what the runbook or the directory lacks.
 */
export function play(setting: Setting, scenario: Scenario): Simulation | { fault: Fault } {
  const night = new Night(setting, scenario);
  const nobody = scenario.people.find((one) => resolveRole(one.who, setting.context.directory).length === 0);
  if (nobody !== undefined && setting.lenient !== true) {
    return { fault: { message: noPerson(night.rehearsal, nobody.who), mark: nobody.mark } };
  }
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const next = night.next();
    if (next === null || next.at > scenario.start + scenario.lookAhead) break;
    night.rehearsal.now = Math.max(night.rehearsal.now, next.at);
    next.run();
    const last = night.refused.at(-1);
    if (last?.fault === true && setting.lenient !== true) return { fault: { message: last.because, mark: last.mark } };
  }
  return outcomeOf(night, scenario, setting.delivery !== null);
}

function outcomeOf({ rehearsal, refused }: Night, scenario: Scenario, delivered: boolean): Simulation | { fault: Fault } {
  const { state, decisions } = rehearsal;
  const { start } = scenario;
  const [first] = refused;
  if (state === null) return { fault: first === undefined ? NOTHING : { message: first.because, mark: first.mark } };
  return {
    moments: momentsOf(rehearsal, start, refused, delivered),
    spans: spansOf(rehearsal, start),
    unanswered: unansweredOf(rehearsal),
    uncalled: uncalledOf(rehearsal, scenario),
    resolvedAt: state.resolvedAt === null ? null : (state.resolvedAt - start) / MINUTE,
    decisions,
  };
}

/** What is to come, from all the places that something comes from. */
class Night {
  readonly rehearsal: Rehearsal;
  readonly refused: Refused[] = [];
  readonly #scenario: Scenario;
  readonly #messages: Messages | null;
  readonly #planned: Happening[];
  #boxes: { at: Instant; phase: string }[] | null = null;

  constructor({ context, delivery }: Setting, scenario: Scenario) {
    this.rehearsal = new Rehearsal(context, scenario.start);
    this.#scenario = scenario;
    this.#messages = delivery === null ? null : new Messages({ ...delivery, failures: scenario.failures });
    this.#planned = scenario.happenings.toSorted((a, b) => a.at - b.at);
  }

  /** The first of all; what people do goes before what the clock does at the same instant. Null when nothing new can come. */
  next(): Next | null {
    const coming = [this.#promise(), this.#box(), this.#happening(), this.#answer(), this.#message()].filter((one) => one !== null);
    if (coming.length === 0 && goesOnForEver(this.rehearsal)) return null;
    const wakeAt = this.rehearsal.wakeAt;
    const all = wakeAt === null ? coming : [...coming, { at: wakeAt, run: () => void this.rehearsal.give({ type: 'Wake' }) }];
    return all.reduce<Next | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  }

  #promise(): Next | null {
    const kept = this.#scenario.keepsPromises ? promiseToKeep(this.rehearsal) : null;
    return kept && { at: kept.at, run: () => void this.rehearsal.give(kept.command) };
  }

  #box(): Next | null {
    const box = this.#boxes?.[0];
    if (box === undefined) return null;
    const enter = () => {
      this.#boxes?.shift();
      this.rehearsal.give({ type: 'EnterPhase', phase: box.phase });
    };
    return { at: box.at, run: enter };
  }

  #happening(): Next | null {
    const happening = this.#planned[0];
    return happening === undefined ? null : { at: happening.at, run: () => this.#let(happening) };
  }

  #let(happening: Happening): void {
    this.#planned.shift();
    const why = happen(this.rehearsal, happening, this.#scenario.people);
    if (why !== null) this.refused.push(why);
    if (this.rehearsal.state !== null) this.#boxes ??= entersByHand(this.#scenario) ? [] : timeBoxes(this.rehearsal);
  }

  #answer(): Next | null {
    const answer = nextAnswer(this.rehearsal, this.#scenario.people, this.#messages !== null);
    if (answer === null) return null;
    const say = () => {
      for (const command of answer.commands) this.rehearsal.give(command, answer.by);
    };
    return { at: answer.at, run: say };
  }

  #message(): Next | null {
    const at = this.#messages?.dueAt(this.rehearsal) ?? null;
    return at === null ? null : { at, run: () => this.#messages?.deliver(this.rehearsal) };
  }
}

/** Time boxes enter phases by themselves, unless the scenario says who enters which. */
function entersByHand({ happenings }: Scenario): boolean {
  return happenings.some(({ deed }) => deed.do === 'enter-phase' || deed.do === 'decide-gate');
}

const NOTHING: Fault = { message: 'Nothing happens: begin with an alert or a declaration.', mark: '' };

/** Nobody answers, and nothing comes any more but the same people called again: once each of its gaps has been shown, all is said. */
function goesOnForEver({ context, state }: Rehearsal): boolean {
  if (state === null || nextRepeat(context, state) === null) return false;
  const shown = (state.escalation?.again?.round ?? 0) >= (context.policy.repeat?.afterMinutes.length ?? 1);
  const promised = Object.values(state.obligations).some((one) => one.status === 'open' && one.dueAt !== null);
  return shown && !promised && !escalationPlan(context, state).some((step) => step.status === 'pending');
}
