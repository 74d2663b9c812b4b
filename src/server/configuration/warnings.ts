import { roleUses } from '../../core/configuration/role-use.ts';
import type { SettingsDocument } from '../../core/configuration/settings-document.ts';
import type { CompiledPolicy } from '../../core/policy/policy.ts';

export type ConfigurationWarning = { code: string; message: string; src: { runbook: string; line: number } | null };

/** What would go wrong at 03:00 although the settings can be kept. */
export function configurationWarnings(
  { directory }: Pick<SettingsDocument, 'directory'>,
  runbooks: { id: string; name: string; policy: CompiledPolicy }[],
): ConfigurationWarning[] {
  const unheld = runbooks.flatMap(({ id, name, policy }) =>
    roleUses(policy, directory)
      .filter((use) => use.people.length === 0)
      .map(({ role, src }) => ({
        code: 'role-unheld',
        message: `"${name}" calls on ${role} (line ${src.line}), and nobody is bound to it: the catch-all is told instead.`,
        src: { runbook: id, line: src.line },
      })),
  );
  const unreachable = directory.people
    .filter((person) => person.contacts.length === 0)
    .map((person) => ({
      code: 'person-unreachable',
      message: `${person.name} has no contact method, so nothing can be sent to them.`,
      src: null,
    }));
  const empty = {
    code: 'catch-all-empty',
    message: 'Nobody is told when nobody else can be: name at least one person as catch-all.',
    src: null,
  };
  return [...(directory.catchAll.length === 0 ? [empty] : []), ...unheld, ...unreachable];
}
