import { useQuery } from '@tanstack/react-query';
import { runbookQuery, runbooksQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import type { Configuration } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { RunbookContext } from '../../piece/source-context.ts';
import { Empty } from '../../piece/state.tsx';
import { BindingRow } from './binding-row.tsx';
import { bindingsWith, roleNames } from './role-names.ts';

/** The names that the default runbook pages, and who stands behind each; those that nobody holds stand first. */
export function Bindings({
  configuration,
  warnings,
}: {
  configuration: Configuration;
  warnings: { src: { runbook: string; line: number } | null }[];
}) {
  const runbooks = useQuery(runbooksQuery);
  const runbook = runbooks.data?.items.find((each) => each.default) ?? runbooks.data?.items[0];
  const compiled = useQuery({ ...runbookQuery(runbook?.id ?? ''), enabled: runbook !== undefined });
  const apply = useApply();
  const bindings = configuration.bindings ?? [];
  const names = roleNames(compiled.data?.roles ?? [], bindings);
  const unheld = names.filter((name) => name.people.length === 0).length;
  const elsewhere = warnings.filter(
    (warning) => warning.src !== null && warning.src.runbook !== runbook?.id && warning.src.runbook !== runbook?.name,
  ).length;
  return (
    <Panel
      title="Names in the runbook"
      id="bindings"
      aside={
        <span className={unheld > 0 ? 'danger small' : 'soft small'}>
          {unheld > 0 ? `${unheld} held by nobody` : names.length > 0 ? 'all held' : ''}
        </span>
      }
    >
      {names.length === 0 && (
        <Empty>{compiled.isLoading || runbooks.isPending ? 'Reading the runbook …' : 'The default runbook names nobody to be told.'}</Empty>
      )}
      {runbook && (
        <RunbookContext.Provider value={{ id: runbook.id, name: runbook.name }}>
          <ul>
            {names.map((name) => (
              <BindingRow
                key={name.role}
                name={name}
                configuration={configuration}
                onChange={(people, groups) => apply.mutate({ bindings: bindingsWith(bindings, name.role, people, groups) })}
              />
            ))}
          </ul>
        </RunbookContext.Provider>
      )}
      {elsewhere > 0 && <p className="soft small">{elsewhere} more in other runbooks; their pages name them.</p>}
    </Panel>
  );
}
