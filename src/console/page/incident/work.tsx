import { Panel } from '../../piece/panel.tsx';
import { Empty } from '../../piece/state.tsx';
import { Phase } from './phase.tsx';
import { useRoom } from './room.ts';

/** The runbook's own phases, the current one open. Review phases wait until the resolution. */
export function Work() {
  const { incident } = useRoom();
  const over = incident.resolvedAt !== null;
  const shown = incident.phases.filter((phase) => phase.applies && (phase.stage === 'response' || over));
  const done = shown.reduce((sum, phase) => sum + phase.done, 0);
  const total = shown.reduce((sum, phase) => sum + phase.total, 0);
  return (
    <Panel
      title="Runbook"
      aside={
        total > 0 && (
          <span className="soft small">
            {done} of {total} steps done
          </span>
        )
      }
    >
      {shown.length === 0 && (
        <Empty>This runbook states no phases for {incident.severity?.id ?? 'this incident'}. Write notes in the timeline.</Empty>
      )}
      {shown.map((phase, index) => (
        <Phase key={phase.id} phase={phase} first={!shown.some((each) => each.current) && index === 0} />
      ))}
    </Panel>
  );
}
