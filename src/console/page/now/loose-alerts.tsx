import { useQuery } from '@tanstack/react-query';
import { alertsQuery } from '../../api/query.ts';
import { useNow } from '../../api/server-clock.ts';
import { Panel } from '../../piece/panel.tsx';
import { roughSpan } from '../../piece/span.ts';
import { visible } from '../../piece/visible.ts';
import classes from './loose-alerts.module.css';

const SHOWN = 20;

/** Alerts that fire and belong to no incident: silenced ones, and what no route wanted. */
export function LooseAlerts() {
  const alerts = useQuery(alertsQuery);
  const now = useNow();
  const loose = (alerts.data?.items ?? []).filter((alert) => alert.status === 'firing' && (alert.silenced || !alert.incidentId));
  if (loose.length === 0) return null;
  return (
    <Panel title="Alerts without an incident" aside={<span className="soft small">{loose.length}</span>}>
      <ul>
        {loose.slice(0, SHOWN).map((alert) => (
          <li key={alert.key} className={classes.alert}>
            <span>{visible(alert.annotations['summary'] ?? alert.labels['alertname'] ?? alert.key)}</span>
            <span className="soft small">
              {alert.silenced ? 'silenced · ' : ''}
              {alert.source} · {roughSpan(now - alert.startsAt)}
            </span>
          </li>
        ))}
      </ul>
      {loose.length > SHOWN && <p className="soft small">and {loose.length - SHOWN} more</p>}
    </Panel>
  );
}
