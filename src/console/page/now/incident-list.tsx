import type { IncidentSummary } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { IncidentRow } from './incident-row.tsx';

export function IncidentList({ title, incidents }: { title: string; incidents: IncidentSummary[] }) {
  if (incidents.length === 0) return null;
  return (
    <Panel title={title} aside={<span className="soft small">{incidents.length}</span>}>
      <ul>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}
