import type { IncidentCommand } from './command.ts';
import type { Decision, Verdict } from './decision.ts';
import { findRole } from './incident-role.ts';
import { unknown } from './refuse.ts';

/** Nobody holds the role any more. Releasing a role that nobody holds is harmless. */
export function releaseRole(decision: Decision, command: Extract<IncidentCommand, { type: 'ReleaseRole' }>): Verdict {
  const role = findRole(decision.context.policy, command.role);
  const id = role?.id ?? command.role;
  if (Object.hasOwn(decision.state.roles, id)) decision.emit({ type: 'RoleReleased', role: id });
  else if (role === null) return unknown(`Nobody can hold "${command.role}": the runbook has no such role.`);
  return undefined;
}
