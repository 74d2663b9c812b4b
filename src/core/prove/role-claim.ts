import { roleUses } from '../configuration/role-use.ts';
import type { DecisionContext } from '../incident/context.ts';
import { claimOf } from './claim.ts';
import type { Reach } from './night.ts';
import type { Claim, Finding, Setting } from './verdict.ts';

/** Every role that is called on is held by somebody who can be told. `reach` null: no directory was given, so there is nothing to check. */
export function roleClaim({ policy, directory }: DecisionContext, reach: Reach | null): Claim {
  const uses = roleUses(policy, directory);
  if (reach === null) return claimOf('roles', uses.length, []);
  const found = uses.flatMap(({ role, src, people }): Finding[] => {
    if (people.length === 0)
      return [{ level: 'problem', text: `Nobody holds ${role}: bind it to a person or a group.`, src, settings: ['bindings'] }];
    const out = people.flatMap((person) => {
      const why = reach(person);
      return why === null ? [] : [`${person.name} ${why}`];
    });
    if (out.length === 0) return [];
    const unreached = people.filter((person) => reach(person) !== null);
    const settings: Setting[] = [
      ...(unreached.some(({ contacts }) => contacts.length === 0) ? (['contacts'] as const) : []),
      ...(unreached.some(({ contacts }) => contacts.length > 0) ? (['channels'] as const) : []),
    ];
    if (out.length === people.length)
      return [
        {
          level: 'problem',
          text: `${role} cannot be reached: ${out.join('; ')}.`,
          src,
          settings,
          unreachable: people.map(({ name }) => name),
        },
      ];
    return [{ level: 'note', text: `${role}: ${out.join('; ')}; the others can be reached.`, src, settings }];
  });
  return claimOf('roles', uses.length, found);
}
