import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { recentIncidentsQuery, runbooksQuery } from '../api/query.ts';

const [store, spotlight] = createSpotlight();

/** Finds incidents, runbooks and pages by name or number. */
export default function Search({ onClose, onDeclare }: { onClose: () => void; onDeclare: () => void }) {
  const navigate = useNavigate();
  const incidents = useQuery(recentIncidentsQuery);
  const runbooks = useQuery(runbooksQuery);
  useEffect(() => {
    spotlight.open();
  }, []);
  const actions: SpotlightActionData[] = [
    ...(incidents.data?.items ?? []).map((incident) => ({
      id: `incident-${incident.number}`,
      label: `INC-${incident.number} ${incident.title}`,
      description: [incident.severity?.id, incident.lifecycle, incident.service].filter(Boolean).join(' · '),
      onClick: () => void navigate({ to: '/incidents/$id', params: { id: String(incident.number) } }),
    })),
    ...(runbooks.data?.items ?? []).map((runbook) => ({
      id: `runbook-${runbook.id}`,
      label: runbook.name,
      description: 'Runbook',
      onClick: () => void navigate({ to: '/runbooks/$id', params: { id: runbook.id } }),
    })),
    { id: 'declare', label: 'Declare an incident', onClick: onDeclare },
    { id: 'now', label: 'Now', description: 'Open incidents', onClick: () => void navigate({ to: '/' }) },
    { id: 'people', label: 'People and channels', onClick: () => void navigate({ to: '/people' }) },
    { id: 'settings', label: 'Settings', description: 'Where alerts go, working hours', onClick: () => void navigate({ to: '/settings' }) },
  ];
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={actions}
      limit={8}
      nothingFound="Nothing by this name among the last 50 incidents and the runbooks."
      searchProps={{ placeholder: 'INC-42, a title, a runbook …', 'aria-label': 'Search' }}
      onSpotlightClose={onClose}
    />
  );
}
