import type { Gate, GateOutcome } from '../policy/work.ts';
import type { IncidentCommand } from './command.ts';
import { type Decision, lineOf, type Verdict } from './decision.ts';
import { decline } from './decline.ts';
import { requestHelp } from './escalate.ts';
import { enter } from './phase.ts';
import { reserved } from './power.ts';
import { unknown, unlessOpen } from './refuse.ts';
import { finish } from './resolve.ts';

/** Answers a gate: what the runbook says for this outcome is done at once. The same answer again changes nothing. */
export function decideGate(decision: Decision, command: Extract<IncidentCommand, { type: 'DecideGate' }>): Verdict {
  const { state, context } = decision;
  const gate = context.policy.phases.flatMap((phase) => phase.gates).find((one) => one.id === command.gate);
  if (gate === undefined) return unknown(`The runbook has no gate "${command.gate}".`);
  if (state.gates[gate.id] === command.outcome) return undefined;
  const closed = unlessOpen(state, 'taken through a gate');
  if (closed !== undefined) return closed;
  const outcome = command.outcome === 'yes' ? gate.yes : gate.no;
  const refused = resolves(outcome, decision) ? reserved(decision, 'declare-resolved') : undefined;
  if (refused !== undefined) return refused;
  decision.emit({ type: 'GatePassed', gate: gate.id, text: gate.text, outcome: command.outcome, src: lineOf(gate) });
  return outcome === null ? undefined : follow(outcome, gate, decision);
}

function follow(outcome: GateOutcome, gate: Gate, decision: Decision): Verdict {
  switch (outcome.do) {
    case 'stay':
      return undefined;
    case 'escalate':
      requestHelp(decision, { roles: outcome.to, people: [], reason: gate.text, src: lineOf(gate) });
      return undefined;
    case 'decline':
      // Once accepted, an incident can no longer be a false alarm of the monitor; the gate's answer stands on the timeline all the same.
      return decision.state.lifecycle === 'triage'
        ? decline(decision, { type: 'DeclineIncident', reason: outcome.text || gate.text })
        : undefined;
    case 'enter-phase': {
      if (resolves(outcome, decision)) finish(decision, gate.text);
      const phase = decision.context.policy.phases.find((one) => one.id === outcome.phase);
      if (phase !== undefined && decision.state.phase !== phase.id && decision.state.lifecycle !== 'triage')
        enter(decision, phase, gate.text);
      return undefined;
    }
  }
}

/** "Once the resolution is verified, proceed to the review": whoever says yes to that says that the incident is resolved. */
function resolves(outcome: GateOutcome | null, { context, state }: Decision): boolean {
  if (outcome?.do !== 'enter-phase' || state.lifecycle !== 'active') return false;
  return context.policy.phases.some((phase) => phase.id === outcome.phase && phase.stage === 'review');
}
