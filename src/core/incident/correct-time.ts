import { isInstant, toIso } from '../time/instant.ts';
import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import type { Moment } from './event.ts';
import { invalid } from './refuse.ts';

const WORDS: Record<Moment, string> = {
  impact: 'Impact',
  detected: 'Detection',
  acknowledged: 'Acknowledgement',
  triaged: 'Triage',
  mitigated: 'Mitigation',
  resolved: 'Resolution',
};

/** Which comes first: nobody can acknowledge before it is detected, or resolve before it began. */
const ORDER: [Moment, Moment][] = [
  ['impact', 'detected'],
  ['impact', 'mitigated'],
  ['impact', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'triaged'],
  ['detected', 'mitigated'],
  ['detected', 'resolved'],
  ['mitigated', 'resolved'],
];

/** Corrects one of the times that are measured between; they must stay in their natural order and in the past. */
export function correctTime(decision: Decision, command: Extract<IncidentCommand, { type: 'CorrectTime' }>): Verdict {
  const { state, now } = decision;
  const { moment, to, reason } = command;
  if (!isInstant(to)) return invalid('That is no time.');
  if (to > now) return invalid(`${toIso(to)} is in the future.`);
  const from = state.moments[moment] ?? null;
  if (from === to) return undefined;
  for (const [earlier, later] of ORDER) {
    const [a, b] = [earlier === moment ? to : state.moments[earlier], later === moment ? to : state.moments[later]];
    if (a !== undefined && b !== undefined && a > b && (earlier === moment || later === moment)) {
      return invalid(
        `${WORDS[later]} (${toIso(b)}) cannot come before ${WORDS[earlier].toLowerCase()} (${toIso(a)}). If that is wrong too, correct it first.`,
      );
    }
  }
  decision.emit({ type: 'TimeCorrected', moment, from, to, reason });
  return undefined;
}
