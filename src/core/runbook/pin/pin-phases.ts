import type { Source } from '../../policy/source.ts';
import type { Gate, GateOutcome, Phase, Procedure, TimeBox } from '../../policy/work.ts';
import { slug } from '../read/reading.ts';
import type { Place } from './named.ts';
import { correct, findNamed, unknown } from './named.ts';
import { levelsOf } from './pin-severity.ts';
import type { NewStep } from './pin-steps.ts';
import { newSteps, newStepsSchema } from './pin-steps.ts';
import { list, pinned } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, either, object, oneOrMore, text } from './schema.ts';

type OutcomePin = 'decline' | 'stay' | { enter: string } | { escalate: OneOrMore };
type GatePin = { phase?: string; yes?: OutcomePin; no?: OutcomePin };
export type PhasePins = {
  phases?: Named<{ stage?: Phase['stage']; before?: string; timeBox?: string; severities?: OneOrMore; steps?: NewStep[] }>;
  gates?: Named<GatePin>;
  procedures?: Named<{ kind?: Procedure['kind']; category?: string; steps?: NewStep[] }>;
};

const outcome = either(
  choice('decline', 'stay'),
  object('the phase to go on with', { enter: text }, ['enter']),
  object('whom to call', { escalate: oneOrMore(text) }, ['escalate']),
);
export const phaseSchema: Record<keyof PhasePins, Schema> = {
  phases: byName(
    'phases by their name, a new one in front of that under `before` or at the end; null: it is none',
    object('a phase', {
      stage: choice('response', 'review'),
      before: text,
      timeBox: {
        type: 'string',
        pattern: '^\\d{1,5}(?:-\\d{1,5}|\\+)? ?m$',
        description: 'minutes from the start of the incident: 0-15m, 60m, 240+m',
      },
      severities: oneOrMore(text),
      steps: newStepsSchema,
    }),
  ),
  gates: byName(
    'questions that decide how to go on, by how they begin; a new one needs its phase and what yes leads to; null: it is none',
    object('a gate', { phase: text, yes: outcome, no: outcome }),
  ),
  procedures: byName(
    'procedures by their name; a new one needs steps; null: it is none',
    object('a procedure', { kind: choice('incident-type', 'recovery', 'alert'), category: text, steps: newStepsSchema }),
  ),
};

/** The stages of the response, the questions between them, and the playbooks. */
export function pinPhases(pinning: Pinning<PhasePins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  policy.phases = correct(pinning, policy.phases, {
    kind: ['phases'],
    pins: pins.phases,
    nameOf: (phase) => phase.name,
    moves: (pin) => pin.before !== undefined,
    make: (name, pin, at): Phase | null =>
      pin.steps
        ? { id: reading.id('phase', name), name, stage: 'response', timeBox: null, severities: '*', steps: [], gates: [], ...pinned(at()) }
        : null,
    change: (phase, pin, at) => ({
      ...phase,
      stage: pin.stage ?? phase.stage,
      timeBox: pin.timeBox === undefined ? phase.timeBox : timeBoxOf(pin.timeBox, at('timeBox')),
      severities: pin.severities === undefined ? phase.severities : levelsOf(pinning, pin.severities, at('severities')),
      steps: pin.steps ? newSteps(pinning, pin.steps, phase.name, (...path) => at('steps', ...path)) : phase.steps,
    }),
  });
  for (const [name, pin] of Object.entries(pins.phases ?? {}))
    if (pin?.before !== undefined) putBefore(pinning, name, pin.before, pinning.at('phases', name, 'before'));
  policy.procedures = correct(pinning, policy.procedures, {
    kind: ['procedures'],
    pins: pins.procedures,
    nameOf: (procedure) => procedure.name,
    make: (name, pin, at): Procedure | null =>
      pin.steps ? { id: reading.id('procedure', name), name, kind: 'incident-type', category: null, steps: [], ...pinned(at()) } : null,
    change: (procedure, pin, at) => ({
      ...procedure,
      kind: pin.kind ?? procedure.kind,
      category: pin.category ?? procedure.category,
      steps: pin.steps ? newSteps(pinning, pin.steps, procedure.name, (...path) => at('steps', ...path)) : procedure.steps,
    }),
  });
  for (const [name, pin] of Object.entries(pins.gates ?? {})) pinGate(pinning, name, pin);
}

function timeBoxOf(written: string, src: Source): TimeBox {
  const [, from, to, open] = /^(\d+)(?:-(\d+)|(\+))? ?m$/u.exec(written) ?? [];
  const [first, last] = [Number(from), to === undefined ? null : Number(to)];
  const box = open ? { fromMinutes: first, toMinutes: null } : { fromMinutes: last === null ? 0 : first, toMinutes: last ?? first };
  return { text: written, ...box, ...pinned(src) };
}

function putBefore(pinning: Pinning, name: string, before: string, src: Source): void {
  const { policy } = pinning.reading;
  const moved = policy.phases.find((phase) => slug(phase.name) === slug(name));
  const target = phaseNamed(pinning, before, src);
  if (!moved || !target || target === moved) return;
  const others = policy.phases.filter((phase) => phase !== moved);
  const at = others.indexOf(target);
  policy.phases = [...others.slice(0, at), moved, ...others.slice(at)];
}

function phaseNamed(pinning: Pinning, name: string, src: Source): Phase | null {
  const { phases } = pinning.reading.policy;
  const found = findNamed(pinning, phases, (phase) => phase.name, 'phases', name, src);
  if (found === 'several') return null;
  const names = phases.map((phase) => phase.name);
  if (!found) unknown(pinning, names, 'phases', name, src);
  return found;
}

function pinGate(pinning: Pinning, question: string, pin: GatePin | null): void {
  const { reading } = pinning;
  const at: Place = (...path) => pinning.at('gates', question, ...path);
  const { phases } = reading.policy;
  const gates = phases.flatMap((phase) => phase.gates);
  const found = findNamed(pinning, gates, (gate) => gate.question, 'gates', question, at());
  if (found === 'several') return;
  const home =
    pin?.phase === undefined ? phases.find((phase) => phase.gates.includes(found as Gate)) : phaseNamed(pinning, pin.phase, at('phase'));
  const start = found ?? newGate(pinning, question, pin, at);
  if (!start || (pin !== null && !home)) {
    if (pin?.phase === undefined) {
      const names = gates.map((gate) => gate.question);
      unknown(pinning, names, 'gates', question, at());
    }
    return;
  }
  for (const phase of phases) phase.gates = phase.gates.filter((gate) => gate !== found);
  if (pin === null) return;
  home?.gates.push({
    ...start,
    yes: pin.yes ? outcomeOf(pinning, pin.yes, at('yes')) : start.yes,
    no: pin.no ? outcomeOf(pinning, pin.no, at('no')) : start.no,
    ...pinned(at()),
  });
}

function newGate({ reading }: Pinning, question: string, pin: GatePin | null, at: Place): Gate | null {
  if (!pin?.yes || pin.phase === undefined) return null;
  const stay: GateOutcome = { do: 'stay', text: question };
  return {
    id: reading.id('gate', pin.phase, question),
    text: question,
    question,
    field: slug(question),
    yes: stay,
    no: null,
    ...pinned(at()),
  };
}

function outcomeOf(pinning: Pinning, pin: OutcomePin, src: Source): GateOutcome {
  if (typeof pin === 'string') return { do: pin, text: pin };
  if ('escalate' in pin) return { do: 'escalate', to: list(pin.escalate) };
  const phase = phaseNamed(pinning, pin.enter, src);
  return phase ? { do: 'enter-phase', phase: phase.id } : { do: 'stay', text: pin.enter };
}
