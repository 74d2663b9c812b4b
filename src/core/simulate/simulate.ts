import type { Actor } from '../incident/actor.ts';
import type { IncidentCommand, Rejection } from '../incident/command.ts';
import { isOpen } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import { escalationPlan } from '../incident/escalation-plan.ts';
import { nextRepeat } from '../incident/repeat.ts';
import { phasesThatApply } from '../incident/step.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../time/instant.ts';
import { momentsOf, type SimulatedMoment } from './moments.ts';
import { Rehearsal } from './rehearsal.ts';
import { type Unanswered, unansweredOf } from './unanswered.ts';

/** What to imagine. Lengths count from the start; null is never. `answers` are given at the start, by the runbook's fields. */
export type Assumptions = {
  context: DecisionContext;
  severity: string;
  at: Instant;
  answers: Record<string, string>;
  category: string | null;
  acknowledgeAfter: Milliseconds | null;
  resolveAfter: Milliseconds | null;
  /** How far to look ahead. */
  lookAhead?: Milliseconds;
};

export type Simulation = { moments: SimulatedMoment[]; unanswered: Unanswered[]; decisions: number };

/** Long enough for a review that is published weeks after, and the end of whatever would go on for ever. */
const LOOK_AHEAD = 60 * DAY;
/** No runbook has so much to do; a fault of ours must not become an endless loop. */
const MOST_STEPS = 5_000;

/**
 * Plays an incident through under a virtual clock, by the same decisions as a real one, and answers all that would happen: every message,
 * every deadline, each with its line. Once somebody has acknowledged, people are taken to keep their promises at the last minute;
 * until then nothing is kept. Rejected: an unknown severity, category, question or answer, in a sentence.
 */
export function simulate(assumed: Assumptions): Simulation | { rejected: Rejection } {
  const { at, acknowledgeAfter, resolveAfter, lookAhead = LOOK_AHEAD } = assumed;
  const rehearsal = new Rehearsal(assumed.context, at);
  const rejected = begin(rehearsal, assumed);
  if (rejected !== null) return { rejected };
  const planned = [
    ...timeBoxes(rehearsal),
    ...(acknowledgeAfter === null ? [] : [{ at: at + acknowledgeAfter, run: acknowledge }]),
    ...(resolveAfter === null ? [] : [{ at: at + resolveAfter, run: resolve }]),
  ].sort((a, b) => a.at - b.at);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const next = planned[0]?.at ?? Infinity;
    const kept = promiseToKeep(rehearsal);
    const wake = rehearsal.wakeAt ?? Infinity;
    const time = Math.min(next, kept?.at ?? Infinity, wake);
    if (time > at + lookAhead || (planned.length === 0 && kept === null && goesOnForEver(rehearsal))) break;
    rehearsal.now = Math.max(rehearsal.now, time);
    if (kept !== null && kept.at <= time) rehearsal.give(kept.command);
    else if (next <= wake) planned.shift()?.run(rehearsal);
    else rehearsal.give({ type: 'Wake' });
  }
  return { moments: momentsOf(rehearsal, at), unanswered: unansweredOf(rehearsal), decisions: rehearsal.decisions };
}

/** Nobody answers, and nothing comes any more but the same people called again: once each of its gaps has been shown, all is said. */
function goesOnForEver({ context, state }: Rehearsal): boolean {
  if (state === null || nextRepeat(context, state) === null) return false;
  const shown = (state.escalation?.again?.round ?? 0) >= (context.policy.repeat?.afterMinutes.length ?? 1);
  const promised = Object.values(state.obligations).some((one) => one.status === 'open' && one.dueAt !== null);
  return shown && !promised && !escalationPlan(context, state).some((step) => step.status === 'pending');
}

function begin(rehearsal: Rehearsal, { severity, at, answers, category, context }: Assumptions): Rejection | null {
  const runbook = { id: 'simulated', name: context.policy.document.title ?? 'The runbook', hash: context.policy.hash };
  const said = { title: 'Simulated incident', summary: '', category: null, service: null, runbook, drill: true };
  const declared = rehearsal.give({ type: 'DeclareIncident', number: 1, ...said, severity, startedAt: at }, SOMEBODY);
  if (declared !== null) return declared;
  if (category !== null) {
    const refused = rehearsal.give({ type: 'SetCategory', category });
    if (refused !== null) return refused;
  }
  for (const [field, value] of Object.entries(answers)) {
    const refused = rehearsal.give({ type: 'AnswerQuestion', field, value });
    if (refused !== null) return refused;
  }
  return null;
}

const SOMEBODY: Actor = { kind: 'alert', name: 'Somebody' };

/** The phases that the runbook puts into time boxes are entered at their times. */
function timeBoxes({ context, state, now }: Rehearsal): { at: Instant; run: (rehearsal: Rehearsal) => void }[] {
  if (state === null) return [];
  return phasesThatApply(context, state, 'response').flatMap((phase) =>
    phase.timeBox === null || phase.timeBox.fromMinutes === 0
      ? []
      : [{ at: now + phase.timeBox.fromMinutes * MINUTE, run: (later) => later.give({ type: 'EnterPhase', phase: phase.id }) }],
  );
}

/** Whoever was paged first answers. */
function acknowledge(rehearsal: Rehearsal): void {
  rehearsal.give({ type: 'AcknowledgeIncident', via: 'simulation' }, responder(rehearsal));
  rehearsal.give({ type: 'AddNote', text: 'Working on it.', happenedAt: null }, responder(rehearsal));
}

function resolve(rehearsal: Rehearsal): void {
  rehearsal.give({ type: 'ResolveIncident', summary: 'As assumed.' });
}

function responder({ state, context }: Rehearsal): Actor {
  const first = Object.values(state?.notifications ?? {}).find((one) => one.purpose === 'page' || one.purpose === 'catch-all');
  const person = context.directory.people.find((one) => one.id === first?.personId);
  return { kind: 'person', id: person?.id ?? 'responder', name: person?.name ?? 'The first responder' };
}

/**
 * What people are there to do, they do at the last moment; only the resolution and the answers are the assumptions' own. An update is
 * posted when it is due, so that the next one counts from there; everything else just before.
 */
function promiseToKeep({ state }: Rehearsal): { at: Instant; command: IncidentCommand } | null {
  if (state === null || (isOpen(state) && state.acknowledged === null)) return null;
  const promises = Object.values(state.obligations).flatMap(({ id, kind, status, dueAt }) => {
    if (status !== 'open' || dueAt === null || kind === 'resolve' || kind === 'answer') return [];
    return kind === 'update' ? [{ at: dueAt, command: UPDATE }] : [{ at: dueAt - 1, command: { type: 'MeetObligation' as const, id } }];
  });
  return promises.sort((a, b) => a.at - b.at)[0] ?? null;
}

const UPDATE: IncidentCommand = {
  type: 'PostUpdate',
  template: null,
  audience: 'internal',
  subject: null,
  body: 'As promised.',
  publicStatus: null,
};
