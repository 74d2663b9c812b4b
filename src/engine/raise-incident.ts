import { randomUUID } from 'node:crypto';
import type { Alert, Route } from '../core/alert/alert.ts';
import { severityOf } from '../core/alert/route.ts';
import type { Actor } from '../core/incident/actor.ts';
import type { IncidentCommand } from '../core/incident/command.ts';
import type { DecisionContext } from '../core/incident/context.ts';
import type { AttachedAlert, RunbookRef } from '../core/incident/event.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Contexts } from './decision-context.ts';
import { runbookRef } from './handle.ts';
import { decideInto, type IncidentDraft, newDraft } from './incident-draft.ts';
import type { Settings, Transaction } from './store.ts';

/** Longer titles are no titles; the whole text stays with the alert. */
const LONGEST_TITLE = 200;
const LONGEST_SUMMARY = 4_000;

type Raising = { tx: Transaction; contexts: Contexts; settings: Settings; alert: Alert; route: Route | null; now: Instant };

/** Makes the incident that a group's first alert calls for. It is raised whatever is missing: no route, no severity, an unknown runbook. */
export async function raiseIncident(raising: Raising): Promise<{ draft: IncidentDraft; context: DecisionContext }> {
  const { tx, contexts, settings, alert, route, now } = raising;
  const runbook = await runbookFor(tx, settings, route);
  const context = await contexts(tx, runbook.hash, settings);
  const draft = newDraft(randomUUID());
  const command: IncidentCommand = {
    type: 'RaiseIncident',
    number: await tx.nextIncidentNumber(),
    title: titleOf(alert).slice(0, LONGEST_TITLE).toWellFormed(),
    summary: (alert.annotations['description'] ?? '').slice(0, LONGEST_SUMMARY).toWellFormed(),
    severity: route === null ? null : severityOf(route, alert.labels),
    category: route?.category ?? null,
    service: route?.service ?? alert.labels['service'] ?? null,
    runbook,
    drill: false,
    startedAt: Math.min(alert.startsAt, now),
    alert: attached(alert),
  };
  const rejection = decideInto(draft, context, command, senderOf(alert), now);
  if (rejection) throw new Error(`No incident could be raised for an alert: ${rejection.message}`);
  return { draft, context };
}

/** The route's runbook; else the installation's; else the first by name: an alert never waits for somebody to finish the settings. */
async function runbookFor(tx: Transaction, settings: Settings, route: Route | null): Promise<RunbookRef> {
  for (const id of [route?.runbook, settings.defaultRunbook]) {
    const found = id == null ? null : await runbookRef(tx, id);
    if (found !== null) return found;
  }
  const [first] = (await tx.runbooks()).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (first === undefined) throw new Error('There is no runbook: add one in the console, or restart Muster to load its samples.');
  return { id: first.id, name: first.name, hash: first.hash };
}

export function attached(alert: Alert): AttachedAlert {
  return { key: alert.key, status: alert.status, summary: titleOf(alert), labels: alert.labels, link: alert.link };
}

export function senderOf(alert: Alert): Actor {
  return { kind: 'alert', name: alert.labels['alertname'] ?? alert.source };
}

function titleOf(alert: Alert): string {
  const said = alert.annotations['summary'] || alert.annotations['title'] || alert.labels['alertname'];
  return said?.trim() || `Alert from ${alert.source}`;
}
