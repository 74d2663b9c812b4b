import type { Alert, AlertSignal } from '../core/alert/alert.ts';
import { dedupeKey } from '../core/alert/dedupe-key.ts';
import { type AlertChange, foldSignals } from '../core/alert/fold-signals.ts';
import type { DecisionContext } from '../core/incident/context.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Contexts } from './decision-context.ts';
import type { EngineParts } from './engine-parts.ts';
import { decideInto, type IncidentDraft, loadDraft, saveDraft } from './incident-draft.ts';
import { attached, raiseIncident, senderOf } from './raise-incident.ts';
import type { Settings, Transaction } from './store.ts';

/** An incident remembers this many alerts by name; the rest of a storm is counted in the table of alerts. */
export const MOST_ALERTS_OF_INCIDENT = 50;

type Hand = { draft: IncidentDraft; context: DecisionContext };

/** Signals into alerts, and what is news into incidents, within the caller's transaction. Folding the same signals again changes nothing but counters. */
export async function foldAlerts(
  tx: Transaction,
  parts: EngineParts,
  contexts: Contexts,
  signals: AlertSignal[],
  now: Instant,
): Promise<void> {
  const keys = [...new Set(signals.map((signal) => dedupeKey(signal)))];
  const known = new Map((await tx.alertsByKey(keys)).map((alert) => [alert.key, alert]));
  const settings = await tx.settings();
  const folded = foldSignals({ signals, known, routes: settings.routes, silences: await tx.silences(), now });
  await tellIncidents(tx, parts, contexts, settings, folded, 'monitor', now);
}

/** Raises and attaches by the changes, saves the alerts with the incident that each belongs to, and then clears what is over, and why. */
export async function tellIncidents(
  tx: Transaction,
  parts: EngineParts,
  contexts: Contexts,
  settings: Settings,
  folded: { alerts: Alert[]; changes: AlertChange[] },
  overBecause: 'monitor' | 'silence',
  now: Instant,
): Promise<void> {
  const hands = createHands(tx, contexts, settings);
  const belongs = new Map<string, string>();
  for (const change of folded.changes) {
    if (change.kind !== 'resolved') belongs.set(change.alert.key, await report(hands, change, now));
  }
  const alerts = folded.alerts.map((alert) => ({ ...alert, incidentId: belongs.get(alert.key) ?? alert.incidentId }));
  await tx.saveAlerts(alerts);
  const over = new Set(folded.changes.filter((change) => change.kind === 'resolved').map((change) => change.alert.key));
  for (const alert of alerts) if (alert.status === 'resolved' && over.has(alert.key)) await clear(tx, hands, alert, overBecause, now);
  for (const { draft, context } of hands.touched()) await saveDraft(tx, draft, context, parts, now);

  /** A firing alert joins the open incident of its group, or makes one. Returns the incident's id. */
  async function report(hands: Hands, { alert, route }: AlertChange, at: Instant): Promise<string> {
    const hand = await hands.ofGroup(alert.groupKey);
    if (hand === null) {
      const raised = await raiseIncident({ tx, contexts, settings, alert, route, now: at });
      hands.keep(alert.groupKey, raised);
      return raised.draft.id;
    }
    const remembered = hand.draft.state?.alerts ?? {};
    if (Object.hasOwn(remembered, alert.key) || Object.keys(remembered).length < MOST_ALERTS_OF_INCIDENT) {
      const refused = decideInto(hand.draft, hand.context, { type: 'AttachAlert', alert: attached(alert) }, senderOf(alert), at);
      if (refused) parts.log.warn({ incident: hand.draft.id, code: refused.code }, 'an alert was only counted: the incident refused it');
    }
    return hand.draft.id;
  }
}

/** It is over: the incident hears it, if it still listens, and whether others of its alerts go on. */
async function clear(tx: Transaction, hands: Hands, alert: Alert, because: 'monitor' | 'silence', now: Instant): Promise<void> {
  const hand = alert.incidentId === null ? null : await hands.byId(alert.incidentId);
  if (hand === null) return;
  const othersFiring = (await tx.alerts({ status: 'firing', incidentId: hand.draft.id, limit: 1 })).length > 0;
  decideInto(hand.draft, hand.context, { type: 'ClearAlert', key: alert.key, because, othersFiring }, senderOf(alert), now);
}

type Hands = ReturnType<typeof createHands>;

/** The incidents of one batch: each is loaded once, changed in memory, and saved once. */
function createHands(tx: Transaction, contexts: Contexts, settings: Settings) {
  const byId = new Map<string, Hand | null>();
  const idOfGroup = new Map<string, string | null>();
  async function load(id: string): Promise<Hand | null> {
    const known = byId.get(id);
    if (known !== undefined) return known;
    const draft = await loadDraft(tx, id);
    const hand = draft?.state == null ? null : { draft, context: await contexts(tx, draft.state.runbook.hash, settings) };
    byId.set(id, hand);
    return hand;
  }
  return {
    byId: load,
    async ofGroup(groupKey: string): Promise<Hand | null> {
      let id = idOfGroup.get(groupKey);
      if (id === undefined) idOfGroup.set(groupKey, (id = await tx.openIncidentOfGroup(groupKey)));
      return id === null ? null : load(id);
    },
    keep(groupKey: string, hand: Hand): void {
      idOfGroup.set(groupKey, hand.draft.id);
      byId.set(hand.draft.id, hand);
    },
    touched(): Hand[] {
      return [...byId.values()].filter((hand): hand is Hand => hand !== null && hand.draft.fresh.length > 0);
    },
  };
}
