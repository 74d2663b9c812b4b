import type { CompiledPolicy } from './policy.ts';
import type { Severities, Severity } from './severity.ts';
import { appliesTo } from './severity.ts';
import type { Fact, Stated } from './source.ts';
import { NOT_STATED } from './source.ts';

/**
 * The policy with what its runbook leaves open taken from the base policy. Stated facts stay as they are; each one supplied has the origin
 * `base`, a `because`, and the base document's own line. Levels are matched by rank: the runbook's second level gets what the base says
 * of its second.
 */
export function withBase(policy: CompiledPolicy, base: CompiledPolicy): CompiledPolicy {
  const severities =
    policy.severities.length > 0 ? policy.severities.map((severity) => withPatience(severity, base)) : base.severities.map(taken);
  const ids = (wanted: Severities): Severities =>
    policy.severities.length === 0 || wanted === '*' ? wanted : translate(wanted, policy, base);
  const scaled = <T extends Fact & { severities: Severities }>(facts: T[]): T[] =>
    facts
      .map((fact) => ({ ...taken(fact), severities: ids(fact.severities) }))
      .filter((fact) => fact.severities === '*' || fact.severities.length > 0);
  const missing = <T extends Fact>(own: T[], other: T[]): T[] => (own.length > 0 ? own : other.map(taken));
  const repeat = policy.repeat ?? (base.repeat === undefined ? undefined : taken(base.repeat));
  return {
    ...policy,
    severities,
    ladders: [...policy.ladders, ...ladders(policy, base)],
    ...(repeat === undefined ? {} : { repeat }),
    roles: policy.roles.length > 0 ? policy.roles.map((role) => withHolder(role, base)) : base.roles.map(taken),
    phases: missing(policy.phases, base.phases),
    cadence: policy.cadence.length > 0 ? policy.cadence : scaled(base.cadence),
    templates: [...policy.templates, ...base.templates.filter((t) => !policy.templates.some((own) => own.use === t.use)).map(taken)],
    review: {
      ...policy.review,
      deadlines: policy.review.deadlines.length > 0 ? policy.review.deadlines : scaled(base.review.deadlines),
      sections: missing(policy.review.sections, base.review.sections),
    },
  };
}

/** Also every fact inside it, so that no line of the base is taken for one of the runbook. */
function taken<T>(fact: T): T {
  if (Array.isArray(fact)) return fact.map(taken) as T;
  if (fact === null || typeof fact !== 'object') return fact;
  const inner = Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, taken(value)]));
  if (!('src' in fact && 'origin' in fact)) return inner as T;
  const { line } = (fact as Fact).src;
  return { ...inner, origin: 'base', because: `The runbook does not say; the base policy does, on its line ${line}.` } as T;
}

const supplied = <T>(value: Stated<T>): Stated<T> => (value === NOT_STATED ? value : taken(value));

/** How long somebody who was paged has to answer, for a level that has neither target. */
function withPatience(severity: Severity, base: CompiledPolicy): Severity {
  if (severity.acknowledgeWithin !== NOT_STATED || severity.respondWithin !== NOT_STATED) return severity;
  const twin = base.severities[Math.min(severity.rank, base.severities.length) - 1];
  return twin ? { ...severity, acknowledgeWithin: supplied(twin.acknowledgeWithin) } : severity;
}

/** The base ladder, for those levels for which the runbook calls nobody without an "if". */
function ladders(policy: CompiledPolicy, base: CompiledPolicy): CompiledPolicy['ladders'] {
  const called = (id: string): boolean =>
    policy.matrix.some(
      (rule) => rule.purpose === 'escalate' && rule.to.length > 0 && rule.condition === null && appliesTo(rule.severities, id),
    ) ||
    policy.ladders.some(
      (ladder) =>
        ladder.procedure === null &&
        appliesTo(ladder.severities, id) &&
        // "If nobody acknowledges, the secondary": somebody was called before, and the runbook does not say who.
        ladder.rungs.some(({ to, condition }) => to.length > 0 && condition?.field !== 'unacknowledged'),
    );
  // A runbook without a scale is run by the base's; that it calls somebody on one condition only is no answer to an alert.
  const levels = (policy.severities.length > 0 ? policy : base).severities.map((s) => s.id);
  const open = levels.filter((id) => !called(id));
  if (open.length === 0 && levels.length > 0) return [];
  const all = open.length === levels.length;
  return base.ladders.map((ladder) => ({
    ...taken(ladder),
    id: `base-${ladder.id}`,
    severities: all ? '*' : open,
    rungs: ladder.rungs.map((rung) => ({ ...taken(rung), id: `base-${rung.id}` })),
  }));
}

/** Who leads until somebody takes over, where the runbook has the role but not its first holder. */
function withHolder(role: CompiledPolicy['roles'][number], base: CompiledPolicy): CompiledPolicy['roles'][number] {
  const bare = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/u, '').toLowerCase();
  const twin = base.roles.find((other) => bare(other.name) === bare(role.name));
  return role.firstHolder === NOT_STATED && twin ? { ...role, firstHolder: supplied(twin.firstHolder) } : role;
}

function translate(wanted: string[], policy: CompiledPolicy, base: CompiledPolicy): string[] {
  const last = base.severities.length;
  const ranks = base.severities.filter((s) => wanted.includes(s.id)).map((s) => s.rank);
  return policy.severities.filter((s) => ranks.includes(Math.min(s.rank, last))).map((s) => s.id);
}
