import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import { commanderRole } from '../incident/incident-role.ts';
import { findSeverity } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Severity } from '../policy/severity.ts';
import type { Instant } from '../time/instant.ts';
import type { IncidentSummary, SeverityView } from './incident-view.ts';
import { nextDue } from './obligation-view.ts';

/** The read model of an incident, as far as views need it. */
export type IncidentRecord = { id: string; state: IncidentState; updatedAt: Instant };

/** One incident in a list: how bad, what is due next and by whom, who is on it. Lists what is true at `now`. */
export function incidentSummary(context: DecisionContext, row: IncidentRecord, now: Instant): IncidentSummary {
  const { state } = row;
  const commander = commanderRole(context.policy);
  return {
    id: row.id,
    number: state.number,
    title: state.title,
    lifecycle: state.lifecycle,
    drill: state.drill,
    severity: severityOf(context.policy, state.severity),
    service: state.service,
    raisedAt: state.raisedAt,
    acknowledged: state.acknowledged === null ? null : { at: state.acknowledged.at, by: state.acknowledged.by },
    resolvedAt: state.resolvedAt,
    commander: commander === null ? null : (state.roles[commander.id]?.personName ?? null),
    nextDue: nextDue(context, state, now),
    firingAlerts: Object.values(state.alerts).filter((alert) => alert.status === 'firing').length,
    publicStatus: state.publicStatus,
    runbook: state.runbook,
    updatedAt: row.updatedAt,
  };
}

/** The runbook's own scale, the most severe level first. */
export function severityViews(policy: CompiledPolicy): SeverityView[] {
  const of = policy.severities.length;
  return [...policy.severities].sort((a, b) => a.rank - b.rank).map((one) => severityView(one, of));
}

/** A level that the scale does not know (after a change of the runbook) is shown by its name, ranked below all others. */
function severityOf(policy: CompiledPolicy, id: string | null): SeverityView | null {
  if (id === null) return null;
  const of = policy.severities.length;
  const known = findSeverity(policy, id);
  return known === null ? { id, name: null, rank: of + 1, of: of + 1, src: null } : severityView(known, of);
}

function severityView(severity: Severity, of: number): SeverityView {
  const name = severity.name === 'not-stated' ? null : severity.name.value;
  return { id: severity.id, name, rank: severity.rank, of, src: lineOf(severity) };
}
