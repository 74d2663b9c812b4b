import { MultiSelect } from '@mantine/core';
import { useApply } from '../../api/use-apply.ts';
import type { Configuration } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';

/** Who is told when a name is held by nobody or an escalation runs out: escalation never ends in silence. */
export function CatchAll({ configuration }: { configuration: Configuration }) {
  const apply = useApply();
  const chosen = configuration.catchAll ?? [];
  return (
    <Panel title="If nobody else can be told" id="catch-all">
      <MultiSelect
        aria-label="Catch-all people"
        placeholder={chosen.length === 0 ? 'Choose people' : ''}
        data={(configuration.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
        value={chosen}
        onChange={(catchAll) => apply.mutate({ catchAll })}
      />
      {chosen.length === 0 && <p className="danger small">Nobody: an escalation that runs out would end in silence.</p>}
    </Panel>
  );
}
