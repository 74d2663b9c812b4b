import type { Cadence } from '../policy/communication.ts';
import { spellPace } from '../policy/words.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import type { DecisionContext } from './context.ts';
import { baseMark, type Decision, lineOf } from './decision.ts';
import { findRole, nameOf } from './incident-role.ts';
import { holdsAt, levelInForce } from './level.ts';
import type { Obligation } from './obligation.ts';
import { open } from './owe.ts';
import { commanderName } from './promised-by-level.ts';
import { awakeFor } from './quiet-hours.ts';
import type { IncidentState } from './state.ts';

/** After so many updates missed in a row nobody is reading the reminders: the next promise waits for the next update. */
const MISSED_IN_A_ROW = 3;
/** A promise that a change of the level makes overdue is still given this long. */
const GRACE = 5 * MINUTE;

/** How often the level asks for an update: the most frequent that applies; null where the runbook asks for none. */
export function cadenceInForce(context: DecisionContext, state: IncidentState): Cadence | null {
  const level = levelInForce(context.policy, state);
  return context.policy.cadence
    .filter((one) => holdsAt(one.severities, level) && one.everyMinutes > 0)
    .reduce<Cadence | null>((most, one) => (most === null || one.everyMinutes < most.everyMinutes ? one : most), null);
}

/** Keeps one promise of a next update open while the incident is active, at the pace of its level. */
export function promiseUpdates(decision: Decision): void {
  const { context, state, now } = decision;
  const cadence = cadenceInForce(context, state);
  const pending = updates(state).find((one) => one.status === 'open');
  if (state.lifecycle !== 'active' || cadence === null) {
    if (pending !== undefined)
      decision.emit({ type: 'ObligationWaived', id: pending.id, reason: 'No updates are asked for at this level.' });
    return;
  }
  const every = cadence.everyMinutes * MINUTE;
  if (pending === undefined) {
    if (missedInARow(state) < MISSED_IN_A_ROW) promiseUpdate(decision, cadence, now + every);
  } else if (pending.what !== wordsOf(cadence)) {
    decision.emit({ type: 'ObligationWaived', id: pending.id, reason: 'Another level asks for updates at another pace.' });
    promiseUpdate(decision, cadence, Math.max(pending.openedAt + every, now + GRACE));
  }
}

/** An update was posted: what was owed is paid, and the next is promised. */
export function settleUpdates(decision: Decision): void {
  for (const one of updates(decision.state)) {
    if (one.settledAt === null) decision.emit({ type: 'ObligationMet', id: one.id });
  }
  promiseUpdates(decision);
}

/** When an update posted now promises the next one. */
export function nextUpdateAt({ context, state, now }: Decision): Instant | null {
  const cadence = cadenceInForce(context, state);
  if (state.lifecycle !== 'active' || cadence === null) return null;
  return awakeFor(cadence, now + cadence.everyMinutes * MINUTE, context, state);
}

function promiseUpdate(decision: Decision, cadence: Cadence, due: Instant): void {
  const { context, state } = decision;
  const communications = findRole(context.policy, 'Communications Lead') ?? findRole(context.policy, 'Communications');
  open(decision, {
    id: `update-${updates(state).length + 1}`,
    kind: 'update',
    what: wordsOf(cadence),
    owner: communications === null ? commanderName(context) : nameOf(communications.id, context.policy),
    dueAt: awakeFor(cadence, due, context, state),
    src: lineOf(cadence),
  });
}

function wordsOf(cadence: Cadence): string {
  return `Post an update every ${spellPace(cadence.everyMinutes)}${baseMark(cadence)}`;
}

function updates(state: IncidentState): Obligation[] {
  return Object.values(state.obligations).filter((one) => one.kind === 'update');
}

function missedInARow(state: IncidentState): number {
  return updates(state).filter((one) => one.status === 'breached' && one.settledAt === null).length;
}
