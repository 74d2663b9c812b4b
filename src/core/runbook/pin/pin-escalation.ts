import type { Condition, MatrixRule } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import { fieldOf } from '../read/people.ts';
import { levelsOf, withoutLevels } from './pin-severity.ts';
import { list, pinned, pinnedDelay } from './pinned.ts';
import type { Pinning } from './pinning.ts';
import type { RungPin } from './pins.ts';

/** Who is called when: what is pinned takes the place of all that was read for the same levels and the same purpose. */
export function pinEscalation(pinning: Pinning): void {
  const { reading, pins, at } = pinning;
  const { policy } = reading;
  const rules = (pins.escalation ?? []).map((pin, i): MatrixRule => {
    const src = at('escalation', i);
    return {
      id: reading.id('rule', 'pinned', ...list(pin.to)),
      severities: levelsOf(pinning, pin.severities, src),
      delay: pin.after === undefined ? null : pinnedDelay(pin.after),
      to: list(pin.to),
      condition: conditionOf(pin, src),
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
  if (!pins.ladder) return;
  const rungs = pins.ladder.map((pin, i) => {
    const src = at('ladder', i);
    return {
      id: reading.id('rung', 'pinned', ...list(pin.to)),
      level: i + 1,
      delay: pin.after === undefined ? null : pinnedDelay(pin.after),
      to: list(pin.to),
      condition: conditionOf(pin, src),
      ...pinned(src),
    };
  });
  policy.ladders = [
    { id: reading.id('ladder', 'pinned'), name: 'Pinned', severities: '*', procedure: null, rungs, ...pinned(at('ladder')) },
    ...policy.ladders.filter((ladder) => ladder.procedure !== null),
  ];
}

function conditionOf(pin: RungPin, src: Source): Condition | null {
  if (pin.if === undefined) return null;
  const question = pin.if.replace(/^if\s+/iu, '');
  const known = /^(?:unresolved|unacknowledged)$/iu.exec(question);
  return { text: `if ${question}`, ...(known ? { field: question.toLowerCase(), expects: true } : fieldOf(question)), ...pinned(src) };
}
