import { NativeSelect } from '@mantine/core';
import type { ProcedureView } from '../../api/view.ts';
import { CommandBlock } from '../../piece/command-block.tsx';
import { Panel } from '../../piece/panel.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import phase from './phase.module.css';
import { useRoom } from './room.ts';
import { Steps } from './steps.tsx';

/** Playbooks for kinds of incidents; those of this incident's category stand first and open. */
export function Procedures() {
  const { incident, run } = useRoom();
  if (incident.procedures.length === 0 && incident.categories.length === 0) return null;
  const sorted = [...incident.procedures].sort((one, other) => Number(other.suggested) - Number(one.suggested));
  const choice = incident.categories.length > 0 && (
    <NativeSelect
      size="xs"
      aria-label="Category"
      value={incident.category ?? ''}
      data={[
        { value: '', label: 'Category …', disabled: true },
        ...incident.categories.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => void run({ type: 'SetCategory', category: event.currentTarget.value })}
    />
  );
  return (
    <Panel title="Procedures" aside={choice}>
      {sorted.map((procedure) => (
        <Procedure key={`${procedure.id}-${procedure.suggested}`} procedure={procedure} />
      ))}
    </Panel>
  );
}

function Procedure({ procedure }: { procedure: ProcedureView }) {
  return (
    <details className={phase.phase} open={procedure.suggested} data-current={procedure.suggested || undefined}>
      <summary className={phase.head}>
        <h3 className={phase.name}>{procedure.name}</h3>
        {procedure.suggested && <span className={phase.now}>suggested</span>}
      </summary>
      <div className={phase.body}>
        <SourceMark src={procedure.src} />
        <Steps steps={procedure.steps} />
        {procedure.commands.map((command) => (
          <CommandBlock key={command.id} title={command.title} text={command.text} mark={<SourceMark src={command.src} />} />
        ))}
      </div>
    </details>
  );
}
