import type { CompiledPolicy } from '../policy/policy.ts';
import type { Severities, Severity } from '../policy/severity.ts';
import type { Stated } from '../policy/source.ts';
import { NOT_STATED } from '../policy/source.ts';
import type { Delay } from '../time/delay.ts';
import { leaves } from './sections/step.ts';

type Escalation = { severity: string; afterMinutes: number | null; to: string[]; condition: string | null; inferred?: true };

/** The policy as plain facts, in the shape that labelled runbooks are compared in: minutes, one row a severity, names as written. */
export function factsOf(policy: CompiledPolicy) {
  return {
    severities: policy.severities.map(severityFact),
    escalation: escalations(policy),
    roles: policy.roles.map((role) => role.name),
    phases: policy.phases.filter((p) => p.origin !== 'inferred').map((p) => p.name),
    checklistItems: checklistItems(policy),
    templates: policy.templates
      .filter((t) => t.use !== 'action-item' && t.use !== 'postmortem')
      .map((t) => ({ name: t.name, placeholders: [...new Set(t.holes.filter((h) => h.origin !== 'inferred').map((h) => h.name))] })),
    updateCadence: policy.cadence.flatMap((c) => each(c.severities).map((severity) => ({ severity, everyMinutes: c.everyMinutes }))),
    review: policy.review.deadlines.flatMap((d) =>
      each(d.severities).map((severity) => ({
        severity,
        withinHours: d.delay?.kind === 'after' ? d.delay.minutes / 60 : null,
        required: d.required,
        what: d.text,
      })),
    ),
    postmortemSections: policy.review.sections.map((s) => s.name),
    contacts: policy.contacts.map((c) => ({ role: c.role, contact: c.contact, backup: c.backup })),
    metrics: policy.metrics.map((m) => ({ name: m.name, target: stated(m.target), severity: stated(m.severity) })),
    procedures: [...policy.procedures.filter((p) => p.kind === 'incident-type').map((p) => p.name), ...policy.scenarios.map((s) => s.name)],
    commandBlocks: policy.commandBlocks.length,
  };
}

const stated = <T>(value: Stated<T>): T | null => (value === NOT_STATED ? null : value.value);
const each = (severities: Severities): string[] => (severities === '*' ? ['*'] : severities);
const minutes = (delay: Delay | null): number | null => (delay?.kind === 'after' ? delay.minutes : null);

function severityFact(severity: Severity) {
  const respond = stated(severity.respondWithin) ?? stated(severity.acknowledgeWithin);
  const resolve = stated(severity.resolveWithin);
  return {
    id: severity.id,
    name: stated(severity.name),
    responseMinutes: respond ? minutes(respond.delay) : null,
    resolutionMinutes: resolve ? minutes(resolve.delay) : null,
    order: severity.rank,
    ...(respond ? { responseText: respond.text } : {}),
    ...(resolve ? { resolutionText: resolve.text } : {}),
  };
}

function escalations(policy: CompiledPolicy): Escalation[] {
  const inferred = (origin: string): { inferred?: true } => (origin === 'inferred' ? { inferred: true } : {});
  const said = (condition: { text: string } | null, delay: Delay | null): string | null =>
    condition?.text ??
    (delay === null || delay.kind === 'after' ? null : delay.kind === 'unstated' ? delay.text : delay.kind.replaceAll('-', ' '));
  return [
    ...gated(policy),
    ...policy.matrix.flatMap((rule) =>
      each(rule.severities).map((severity) => ({
        severity,
        afterMinutes: minutes(rule.delay),
        to: rule.to,
        condition: said(rule.condition, rule.delay),
        ...inferred(rule.origin),
      })),
    ),
    ...policy.ladders.flatMap((ladder) =>
      ladder.rungs.flatMap((rung) =>
        each(ladder.severities).map((severity) => ({
          severity,
          afterMinutes: minutes(rung.delay),
          to: rung.to,
          condition: said(rung.condition, rung.delay),
          ...inferred(rung.origin),
        })),
      ),
    ),
  ];
}

/** Whom a gate calls when the answer is no. */
function gated(policy: CompiledPolicy): Escalation[] {
  return policy.phases.flatMap((phase) =>
    phase.gates.flatMap(({ no, text }) =>
      no?.do === 'escalate' ? [{ severity: '*', afterMinutes: null, to: no.to, condition: text }] : [],
    ),
  );
}

function checklistItems(policy: CompiledPolicy): number {
  const work = policy.phases.flatMap((phase) => leaves(phase.steps)).length;
  return work + policy.readiness.reduce((sum, list) => sum + list.items.length, 0);
}
