import type { Source } from '../../policy/source.ts';
import type { Step, StepMeaning } from '../../policy/work.ts';
import { slug } from '../read/reading.ts';
import type { Place } from './named.ts';
import { findNamed, unknown } from './named.ts';
import { levelsOf } from './pin-severity.ts';
import { pinned } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, either, flag, listOf, object, oneOrMore, text } from './schema.ts';

const MEANINGS: StepMeaning[] = [
  'acknowledge',
  'declare',
  'set-severity',
  'assign-commander',
  'create-channel',
  'create-ticket',
  'notify-stakeholders',
  'update-status-page',
  'resolve',
  'close-ticket',
  'schedule-review',
  'write-postmortem',
];

type StepPin = {
  severities?: OneOrMore;
  role?: string;
  if?: string;
  does?: StepMeaning | 'nothing';
  asks?: string;
  records?: boolean;
};
export type StepPins = { steps?: Named<StepPin> };
/** A step that the owner writes out: its words, or more about it. */
export type NewStep = string | (StepPin & { text: string; steps?: NewStep[] });

const about: Record<keyof StepPin, Schema> = {
  severities: oneOrMore(text),
  role: { ...text, description: 'the role whose step it is, by its name' },
  if: text,
  does: choice(...MEANINGS, 'nothing'),
  asks: { ...text, description: 'the field that its answer is kept in' },
  records: flag,
};
export const stepSchema: Record<keyof StepPins, Schema> = {
  steps: byName('steps by how they begin, wherever they stand; null: it is no step', object('a step', about)),
};
// Two levels deep: a schema of this kind has no way to refer to itself, and checklists go no deeper.
const innermost = either(text, object('a step', { text, ...about }, ['text']));
export const newStepsSchema: Schema = listOf(
  'the steps in their order, in place of those that were read',
  either(text, object('a step', { text, ...about, steps: listOf('its own steps', innermost) }, ['text'])),
);

/** Corrects steps by how they begin, in the phases and in the procedures. */
export function pinSteps(pinning: Pinning<StepPins>): void {
  const { policy } = pinning.reading;
  const owners = (): { steps: Step[] }[] => [...policy.phases, ...policy.procedures];
  for (const [name, pin] of Object.entries(pinning.pins.steps ?? {})) {
    const src = pinning.at('steps', name);
    const all = owners().flatMap(({ steps }) => everyStep(steps));
    const found = findNamed(pinning, all, (step) => step.text, 'steps', name, src);
    if (found === 'several') continue;
    if (!found) {
      const names = all.map((step) => step.text);
      unknown(pinning, names, 'steps', name, src);
      continue;
    }
    const next = pin === null ? null : changedStep(pinning, found, pin, (...path) => pinning.at('steps', name, ...path));
    for (const owner of owners()) owner.steps = replaced(owner.steps, found, next);
  }
}

/** Steps that the owner wrote out, as facts of the policy. `prefix` stands in front of their ids. */
export function newSteps(pinning: Pinning, steps: readonly NewStep[], prefix: string, at: Place): Step[] {
  return steps.map((step, i) => {
    const pin = typeof step === 'string' ? { text: step } : step;
    const question = pin.text.trim().endsWith('?');
    const here: Place = (...path) => at(i, ...path);
    const made: Step = {
      id: pinning.reading.id('step', prefix, pin.text),
      text: pin.text,
      style: question ? 'question' : 'numbered',
      group: null,
      detail: [],
      steps: pin.steps ? newSteps(pinning, pin.steps, prefix, (...path) => here('steps', ...path)) : [],
      asks: question ? slug(pin.text) : null,
      severities: '*',
      role: null,
      condition: null,
      does: null,
      records: false,
      ...pinned(at(i)),
    };
    return changedStep(pinning, made, pin, here);
  });
}

function changedStep(pinning: Pinning, step: Step, pin: StepPin, at: Place): Step {
  const { does } = pin;
  return {
    ...step,
    severities: pin.severities === undefined ? step.severities : levelsOf(pinning, pin.severities, at('severities')),
    role: pin.role === undefined ? step.role : roleNamed(pinning, pin.role, at('role')),
    condition: pin.if === undefined ? step.condition : pin.if,
    does: does === undefined ? step.does : does === 'nothing' ? null : does,
    asks: pin.asks === undefined ? step.asks : slug(pin.asks),
    records: pin.records ?? step.records,
    ...pinned(at()),
  };
}

function roleNamed(pinning: Pinning, name: string, src: Source): string | null {
  const { roles } = pinning.reading.policy;
  const found = findNamed(pinning, roles, (role) => role.name, 'roles', name, src);
  if (found === 'several') return null;
  if (found) return found.id;
  const names = roles.map((role) => role.name);
  unknown(pinning, names, 'roles', name, src);
  return null;
}

const everyStep = (steps: Step[]): Step[] => steps.flatMap((step) => [step, ...everyStep(step.steps)]);

function replaced(steps: Step[], old: Step, next: Step | null): Step[] {
  return steps.flatMap((step) => {
    if (step === old) return next ?? [];
    return step.steps.length > 0 ? { ...step, steps: replaced(step.steps, old, next) } : step;
  });
}
