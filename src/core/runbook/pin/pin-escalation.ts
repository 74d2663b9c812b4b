import type { Condition, Ladder, LadderRung, MatrixRule } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { fieldOf } from '../read/condition.ts';
import type { Place } from './named.ts';
import { correct } from './named.ts';
import { levelsOf, withoutLevels } from './pin-severity.ts';
import { list, pinned, pinnedDelay } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, delay, length, listOf, object, oneOrMore, text, texts } from './schema.ts';

type RungPin = { to: OneOrMore; after?: string; if?: string };
export type EscalationPin = RungPin & { severities?: OneOrMore; channels?: string[]; purpose?: MatrixRule['purpose'] };
export type EscalationPins = {
  escalation?: EscalationPin[];
  ladder?: RungPin[];
  ladders?: Named<{ severities?: OneOrMore; procedure?: string; rungs?: RungPin[] }>;
  repeat?: string[];
};

const rung: Record<keyof RungPin, Schema> = { to: oneOrMore(text), after: delay, if: text };
const rungs = listOf('its rungs; times count from the start', object('one rung', rung, ['to']));
export const escalationSchema: Record<keyof EscalationPins, Schema> = {
  escalation: {
    type: 'array',
    description: 'who is called when; takes the place of the matrix that was read for the levels that it names',
    items: object('one call', { ...rung, severities: oneOrMore(text), channels: texts, purpose: choice('escalate', 'inform') }, ['to']),
  },
  ladder: {
    type: 'array',
    description: 'the chain that goes on until somebody acknowledges; takes the place of every chain that was read',
    items: object('one rung; times count from the start', rung, ['to']),
  },
  ladders: byName(
    'chains by their name, when there are several; a new one needs rungs; null removes one',
    object('a chain', { severities: oneOrMore(text), procedure: text, rungs }),
  ),
  repeat: listOf('after how long paging begins again when nobody has answered; the last goes on', length),
};

/** Who is called when: what is pinned takes the place of all that was read for the same levels and the same purpose. */
export function pinEscalation(pinning: Pinning<EscalationPins>): void {
  const { reading, pins, at } = pinning;
  const { policy } = reading;
  const rules = (pins.escalation ?? []).map((pin, i): MatrixRule => {
    const src = at('escalation', i);
    return {
      id: reading.id('rule', 'pinned', ...list(pin.to)),
      severities: levelsOf(pinning, pin.severities, src),
      delay: pin.after === undefined ? null : pinnedDelay(pin.after),
      to: list(pin.to),
      condition: conditionOf(pin, src, reading.words),
      channels: pin.channels ?? [],
      purpose: pin.purpose ?? 'escalate',
      ...pinned(src),
    };
  });
  const all = policy.severities.map(({ id }) => id);
  for (const purpose of ['escalate', 'inform'] as const) {
    const named = rules.filter((rule) => rule.purpose === purpose).map((rule) => rule.severities);
    if (named.length === 0) continue;
    const gone = named.includes('*') ? all : named.flatMap((severities) => (severities === '*' ? [] : severities));
    const give = <T extends { severities: Severities }>(facts: T[]): T[] =>
      named.includes('*')
        ? []
        : withoutLevels(
            facts.map((fact) => (fact.severities === '*' ? { ...fact, severities: all } : fact)),
            gone,
          );
    policy.matrix = [
      ...give(policy.matrix.filter((rule) => rule.purpose === purpose)),
      ...policy.matrix.filter((rule) => rule.purpose !== purpose),
    ];
  }
  policy.matrix.push(...rules);
  pinLadders(pinning);
  if (pins.repeat)
    policy.repeat = { afterMinutes: pins.repeat.map((text) => minutesOf(text)).filter((minutes) => minutes > 0), ...pinned(at('repeat')) };
}

function pinLadders(pinning: Pinning<EscalationPins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  const rungsOf = (wanted: RungPin[], at: Place): LadderRung[] =>
    wanted.map((pin, i) => ({
      id: reading.id('rung', 'pinned', ...list(pin.to)),
      level: i + 1,
      delay: pin.after === undefined ? null : pinnedDelay(pin.after),
      to: list(pin.to),
      condition: conditionOf(pin, at(i), reading.words),
      ...pinned(at(i)),
    }));
  const made = (name: string, at: Place): Ladder => ({
    id: reading.id('ladder', name),
    name,
    severities: '*',
    procedure: null,
    rungs: [],
    ...pinned(at()),
  });
  if (pins.ladder) {
    const at: Place = (...path) => pinning.at('ladder', ...path);
    const others = policy.ladders.filter((ladder) => ladder.procedure !== null);
    policy.ladders = [{ ...made('Pinned', at), rungs: rungsOf(pins.ladder, at) }, ...others];
  }
  policy.ladders = correct(pinning, policy.ladders, {
    kind: ['ladders'],
    pins: pins.ladders,
    nameOf: (ladder) => ladder.name,
    make: (name, pin, at) => (pin.rungs ? made(name, at) : null),
    change: (ladder, pin, at) => ({
      ...ladder,
      severities: pin.severities === undefined ? ladder.severities : levelsOf(pinning, pin.severities, at('severities')),
      procedure: pin.procedure ?? ladder.procedure,
      rungs: pin.rungs ? rungsOf(pin.rungs, (...path) => at('rungs', ...path)) : ladder.rungs,
    }),
  });
}

const minutesOf = (text: string): number => {
  const delay = pinnedDelay(text);
  return delay.kind === 'after' ? delay.minutes : 0;
};

function conditionOf(pin: RungPin, src: Source, words: Words): Condition | null {
  if (pin.if === undefined) return null;
  const question = pin.if.replace(/^if\s+/iu, '');
  const known = /^(?:unresolved|unacknowledged)$/iu.exec(question);
  return {
    text: `if ${question}`,
    ...(known ? { field: question.toLowerCase(), expects: true } : fieldOf(question, words)),
    ...pinned(src),
  };
}
