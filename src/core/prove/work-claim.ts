import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { peopleBehind } from '../incident/incident-role.ts';
import { findSeverity, holdsAt } from '../incident/level.ts';
import { isSettled, phasesThatApply, stepsThatApply } from '../incident/step.ts';
import { spellList } from '../policy/words.ts';
import type { Gate, GateOutcome, Phase } from '../policy/work.ts';
import type { Rehearsal } from '../simulate/rehearsal.ts';
import type { Instant } from '../time/instant.ts';
import { claimOf } from './claim.ts';
import { copyOf, declared, levelsOf } from './rehearse.ts';
import type { Claim, Finding } from './verdict.ts';

/**
 * Walks the phases of each level as people would: all steps done, each gate answered yes and no, and where neither leads on, by the order of
 * the runbook; then the review after the resolution. A phase to which no way leads, or that none leaves, is a problem.
 */
export function workClaims(context: DecisionContext, at: Instant): Claim[] {
  const { policy } = context;
  const gates: Finding[] = [];
  const levels = levelsOf(policy);
  const walks = levels.map((level) => ({ level, severity: findSeverity(policy, level), visited: walk(declared(context, level, at)) }));
  const phases = policy.phases.flatMap((phase): Finding[] => {
    const here = walks.filter(({ severity }) => holdsAt(phase.severities, severity));
    const stuck = (is: (exits: boolean | undefined) => boolean, say: (where: string) => string): Finding[] => {
      const where = here.filter(({ visited }) => is(visited.get(phase.id))).map(({ level }) => level);
      if (where.length === 0) return [];
      const whole = where.length === here.length && where.length > 1;
      return [{ level: 'problem', text: say(whole ? 'at any level' : `at ${spellList(where)}`), src: lineOf(phase) }];
    };
    return [
      ...stuck(
        (exits) => exits === undefined,
        (where) => `No way leads to the phase "${phase.name}" ${where}: gates before it lead past it.`,
      ),
      ...stuck(
        (exits) => exits === false,
        (where) => `No way leads on from the phase "${phase.name}" ${where} but to end the incident.`,
      ),
    ];
  });
  for (const phase of policy.phases) {
    if (phase.severities !== '*' && phase.severities.length === 0)
      phases.push({ level: 'problem', text: `The phase "${phase.name}" belongs to no severity.`, src: lineOf(phase) });
    for (const gate of phase.gates) gates.push(...leads(gate, context, at));
  }
  const count = policy.phases.reduce((sum, phase) => sum + phase.gates.length, 0);
  return [claimOf('phases', policy.phases.length, phases), claimOf('gates', count, gates)];
}

/** By phase that is come to: is there a way out of it? The last one of the response is left by the resolution, the last review by closing. */
function walk(start: Rehearsal): Map<string, boolean> {
  const visited = new Map<string, boolean>();
  const open = [start];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const phase = here.state?.phase ?? null;
    // One whose steps were all ticked by themselves is entered and left at one instant.
    for (const passed of Object.keys(here.state?.phasesEntered ?? {}))
      if (passed !== phase && !visited.has(passed)) visited.set(passed, true);
    if (phase === null || visited.has(phase)) continue;
    const ways = waysFrom(here).filter((one) => one.state?.phase !== phase);
    visited.set(phase, ways.length > 0 || isLast(here));
    open.push(...ways);
    const resolved = copyOf(here);
    if (isLast(here)) resolved.give({ type: 'ResolveIncident', summary: 'Proved' });
    if (resolved.state?.phase !== phase) open.push(resolved);
  }
  return visited;
}

function waysFrom(here: Rehearsal): Rehearsal[] {
  const { context, state } = here;
  if (state === null) return [];
  const phase = context.policy.phases.find((one) => one.id === state.phase);
  if (phase === undefined) return [];
  const ways = phase.gates.flatMap((gate) =>
    (['yes', 'no'] as const).map((outcome) => {
      const way = copyOf(here);
      way.give({ type: 'DecideGate', gate: gate.id, outcome });
      return way;
    }),
  );
  const worked = copyOf(here);
  for (const step of stepsThatApply(phase, context, state)) {
    if (worked.state !== null && !isSettled(step, worked.state)) worked.give({ type: 'TickStep', step: step.id, note: null });
  }
  const led = [...ways, worked].filter((one) => one.state?.phase !== phase.id);
  // A phase without a gate that leads elsewhere is followed by the next one in the runbook's order, which people enter by hand.
  if (led.length > 0) return led;
  const next = following(phase, here);
  if (next === undefined || phase.gates.some((gate) => moves(gate.yes) || moves(gate.no))) return [];
  const entered = copyOf(here);
  entered.give({ type: 'EnterPhase', phase: next.id });
  return [entered];
}

const moves = (outcome: GateOutcome | null): boolean => outcome?.do === 'enter-phase';

function following(phase: Phase, { context, state }: Rehearsal): Phase | undefined {
  const phases = state === null ? [] : phasesThatApply(context, state, phase.stage);
  return phases[phases.findIndex((one) => one.id === phase.id) + 1];
}

function isLast(here: Rehearsal): boolean {
  const phase = here.context.policy.phases.find((one) => one.id === here.state?.phase);
  return phase !== undefined && following(phase, here) === undefined;
}

/** An answer of a gate that does nothing, or goes nowhere. */
function leads(gate: Gate, context: DecisionContext, at: Instant): Finding[] {
  const src = lineOf(gate);
  const asked = `"${gate.question}"`;
  if (gate.no === null && gate.yes.do === 'stay') return [{ level: 'problem', text: `${asked} leads nowhere, whatever the answer.`, src }];
  const found = (
    [
      ['yes', gate.yes],
      ['no', gate.no],
    ] as const
  ).flatMap(([answer, outcome]) => wrong(answer, outcome, gate, context, at));
  return gate.no === null
    ? [...found, { level: 'note', text: `${asked} says nothing of what to do if not: the phase goes on.`, src }]
    : found;
}

function wrong(answer: string, outcome: GateOutcome | null, gate: Gate, context: DecisionContext, at: Instant): Finding[] {
  const place = { src: lineOf(gate) };
  if (outcome?.do === 'enter-phase' && !context.policy.phases.some((phase) => phase.id === outcome.phase))
    return [{ level: 'problem', text: `"${gate.question}" ${answer}: there is no phase "${outcome.phase}".`, ...place }];
  if (outcome?.do !== 'escalate' || outcome.to.length === 0) return [];
  const { state } = declared(context, levelsOf(context.policy)[0] ?? 'incident', at);
  const vacant = state === null ? [] : outcome.to.filter((role) => peopleBehind(role, context, state).length === 0);
  if (vacant.length < outcome.to.length) return [];
  const instead = 'the next step of the escalation is taken early, or else the catch-all is told';
  return [{ level: 'note', text: `"${gate.question}" ${answer}: nobody holds ${vacant.join(' or ')}; ${instead}.`, ...place }];
}
