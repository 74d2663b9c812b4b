import type { Directory, Person } from '../oncall/directory.ts';
import { resolveRole } from '../oncall/resolve-role.ts';
import { sameRole } from '../oncall/role-name.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Source } from '../policy/source.ts';

/** A name that a runbook tells or pages, where it first stands, and who stands behind it now. */
export type RoleUse = { role: string; src: Source; people: Person[] };

/** Every name that the runbook's own matrix, ladders and gates call on, each once, in the order of the document. */
export function roleUses(policy: CompiledPolicy, directory: Directory): RoleUse[] {
  const facts = [
    ...policy.matrix,
    ...policy.ladders.flatMap((ladder) => ladder.rungs),
    ...policy.phases.flatMap((phase) => phase.gates).map((gate) => ({ ...gate, to: [gate.yes, gate.no].flatMap(calledBy) })),
  ];
  const mentions = facts
    .filter((fact) => fact.origin !== 'base')
    .flatMap((fact) => fact.to.map((role) => ({ role, src: fact.src })))
    .toSorted((a, b) => a.src.line - b.src.line || a.src.column - b.src.column);
  const once = mentions.filter((mention, index) => mentions.findIndex((other) => sameRole(other.role, mention.role)) === index);
  return once.map((mention) => ({ ...mention, people: resolveRole(mention.role, directory) }));
}

function calledBy(outcome: CompiledPolicy['phases'][number]['gates'][number]['no']): string[] {
  return outcome?.do === 'escalate' ? outcome.to : [];
}
