import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openIncidentsQuery, systemQuery } from '../../api/query.ts';
import { learnServerTime } from '../../api/server-clock.ts';
import type { IncidentSummary } from '../../api/view.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { AllQuiet } from './all-quiet.tsx';
import { IncidentList } from './incident-list.tsx';
import { LooseAlerts } from './loose-alerts.tsx';
import classes from './now-page.module.css';

/** How bad, what is due next and by whom, who is on it: for every incident that still needs somebody. */
export function NowPage() {
  const incidents = useQuery(openIncidentsQuery);
  const system = useQuery(systemQuery);
  const items = incidents.data?.items ?? [];
  const working = items.filter((incident) => incident.lifecycle !== 'resolved');
  useTitle(working.length > 0 ? `(${working.length}) Now` : 'Now');
  useEffect(() => {
    if (incidents.data) learnServerTime(incidents.data.now);
  }, [incidents.data]);
  if (incidents.isPending) return <Loading what="open incidents" />;
  if (!incidents.data) return <Failure error={incidents.error} what="open incidents" retry={() => void incidents.refetch()} />;

  const triage = items.filter((incident) => incident.lifecycle === 'triage');
  const active = items.filter((incident) => incident.lifecycle === 'active').sort(mostUrgentFirst);
  const owing = items.filter((incident) => incident.lifecycle === 'resolved' && incident.nextDue).sort(mostUrgentFirst);
  const problems = system.data?.audit.problems ?? [];
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">Now</h1>
      {problems.length > 0 && (
        <div className={classes.problems} role="alert">
          <strong>Muster found incidents that could fall silent.</strong>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {working.length === 0 && <AllQuiet />}
      <IncidentList title="Nobody has accepted" incidents={triage} />
      <IncidentList title="Open" incidents={active} />
      <LooseAlerts />
      <IncidentList title="Resolved, with work left" incidents={owing} />
    </div>
  );
}

function mostUrgentFirst(one: IncidentSummary, other: IncidentSummary): number {
  const rank = (one.severity?.rank ?? 99) - (other.severity?.rank ?? 99);
  return rank !== 0 ? rank : (one.nextDue?.dueAt ?? Number.MAX_VALUE) - (other.nextDue?.dueAt ?? Number.MAX_VALUE);
}
