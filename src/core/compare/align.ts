import type { CompiledPolicy } from '../policy/policy.ts';
import type { Severities } from '../policy/severity.ts';
import type { Gate, GateOutcome, Phase, Procedure, Step } from '../policy/work.ts';
import type { Comparison } from './comparison.ts';
import { type Paired, pair, plain } from './pair.ts';
import { ROLE_KEYS, roleWords } from './role-twins.ts';

/**
 * The policy before, with the names that the policy after has for the same things, so that what was only renamed is one change and not one
 * for each mention: levels, phases, procedures, categories, and roles where the old name is no longer called.
 */
export function align(before: CompiledPolicy, after: CompiledPolicy): Comparison {
  const levels = pair(before.severities, after.severities, [
    (one) => tight(one.id),
    (one) => (one.name === 'not-stated' ? null : tight(one.name.value)),
    (one) => one.criteria.map((text) => text.text).join('\n') || null,
    (one) => String(one.rank),
  ]);
  const phases = pairNamed(before.phases, after.phases);
  const procedures = pairNamed(before.procedures, after.procedures);
  const categories = pair(before.categories, after.categories, [(one) => one.id, (one) => plain(one.name)], (one) => one.name);
  const roles = pair(before.roles, after.roles, ROLE_KEYS, roleWords);
  const level = renamer(levels.both.map(([old, now]) => [old.id, now.id]));
  const phase = renamer(phases.both.map(([old, now]) => [old.id, now.id]));
  const procedure = renamer(procedures.both.map(([old, now]) => [old.id, now.id]));
  const category = renamer(categories.both.map(([old, now]) => [old.id, now.id]));
  const role = renamer(rolesThatMoved(roles, after));
  const roleId = renamer(roles.both.map(([old, now]) => [old.id, now.id]));
  const scoped = <T extends { severities: Severities }>(fact: T): T => ({ ...fact, severities: idsOf(fact.severities, level) });
  const to = <T extends { to: string[] }>(fact: T): T => ({ ...fact, to: fact.to.map(role) });
  const step = (one: Step): Step => ({ ...scoped(one), role: one.role && roleId(one.role), steps: one.steps.map(step) });
  const outcome = (one: GateOutcome): GateOutcome =>
    one.do === 'enter-phase' ? { ...one, phase: phase(one.phase) } : one.do === 'escalate' ? to(one) : one;
  const gate = (one: Gate): Gate => ({ ...one, yes: outcome(one.yes), no: one.no && outcome(one.no) });
  const phaseOf = (one: Phase): Phase => ({ ...scoped(one), id: phase(one.id), steps: one.steps.map(step), gates: one.gates.map(gate) });
  const procedureOf = (one: Procedure): Procedure => ({
    ...one,
    id: procedure(one.id),
    category: one.category && category(one.category),
    steps: one.steps.map(step),
  });
  const policy: CompiledPolicy = {
    ...before,
    matrix: before.matrix.map((rule) => to(scoped(rule))),
    ladders: before.ladders.map((one) => ({
      ...scoped(one),
      procedure: one.procedure && procedure(one.procedure),
      rungs: one.rungs.map(to),
    })),
    roles: before.roles.map((one) => ({ ...one, filledFor: idsOf(one.filledFor, level) })),
    phases: before.phases.map(phaseOf),
    procedures: before.procedures.map(procedureOf),
    commandBlocks: before.commandBlocks.map((one) => ({
      ...one,
      phase: one.phase && phase(one.phase),
      procedure: one.procedure && procedure(one.procedure),
    })),
    categories: before.categories.map((one) => ({ ...one, id: category(one.id), procedures: one.procedures.map(procedure) })),
    cadence: before.cadence.map(scoped),
    contacts: before.contacts.map((one) => ({ ...one, role: role(one.role) })),
    review: {
      ...before.review,
      deadlines: before.review.deadlines.map(scoped),
      attendees: before.review.attendees.map((one) => ({ ...one, text: role(one.text) })),
    },
  };
  const stays = [...phases.both, ...procedures.both].map(([, now]) => now.id);
  return { before: policy, after, levels, scale: scaleOf(policy, after, levels), stays: new Set(stays) };
}

function pairNamed<T extends { id: string; name: string; steps: Step[] }>(before: T[], after: T[]): Paired<T> {
  const content = (one: T): string => one.steps.map((step) => step.text).join('\n');
  return pair(before, after, [(one) => plain(one.name), (one) => one.id, (one) => content(one) || null], (one) => content(one) || one.name);
}

/** "SEV-1", "Sev1" and "sev 1". */
function tight(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
}

function renamer(names: [string, string][]): (name: string) => string {
  const now = new Map(names);
  return (name) => now.get(name) ?? name;
}

/** A role's old name stays where the runbook still calls it by that name; its abbreviation is no part of how it is called. */
function rolesThatMoved({ both }: Paired<CompiledPolicy['roles'][number]>, after: CompiledPolicy): [string, string][] {
  const called = new Set([
    ...[...after.matrix, ...after.ladders.flatMap((ladder) => ladder.rungs)].flatMap((one) => one.to),
    ...after.review.attendees.map((one) => one.text),
    ...after.contacts.map((one) => one.role),
  ]);
  const bare = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/u, '');
  return both
    .flatMap(([old, now]): [string, string][] => [
      [old.name, now.name],
      [bare(old.name), bare(now.name)],
    ])
    .filter(([old, now]) => old !== now && !called.has(old));
}

function idsOf(wanted: Severities, level: (id: string) => string): Severities {
  return wanted === '*' ? wanted : wanted.map(level);
}

/** The levels that both know, most severe first; what holds for a level that is gone or new is told with that level. */
function scaleOf(before: CompiledPolicy, after: CompiledPolicy, levels: Comparison['levels']): string[] {
  const apart = new Set([...levels.removed, ...levels.added].map((one) => one.id));
  const known = [...levels.both].sort(([, a], [, b]) => a.rank - b.rank).map(([, now]) => now.id);
  const mentioned = [before, after].flatMap((policy) =>
    [...policy.matrix, ...policy.ladders, ...policy.cadence, ...policy.review.deadlines].flatMap((fact) =>
      fact.severities === '*' ? [] : fact.severities,
    ),
  );
  const scale = [...new Set([...known, ...mentioned])].filter((id) => !apart.has(id));
  return scale.length > 0 ? scale : ['*'];
}
