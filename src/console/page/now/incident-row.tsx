import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import type { IncidentSummary } from '../../api/view.ts';
import { Countdown } from '../../piece/countdown.tsx';
import { Elapsed } from '../../piece/elapsed.tsx';
import { SeverityMark } from '../../piece/severity-mark.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './incident-row.module.css';

export function IncidentRow({ incident }: { incident: IncidentSummary }) {
  const { run, pressed } = useCommand(String(incident.number));
  const due = incident.nextDue;
  const unheard = !incident.acknowledged && (incident.lifecycle === 'triage' || incident.lifecycle === 'active');
  return (
    <li className={classes.row}>
      <div className={classes.level}>
        <SeverityMark severity={incident.severity} />
      </div>
      <div className={classes.what}>
        <Link to="/incidents/$id" params={{ id: String(incident.number) }} className={classes.title}>
          <span className={classes.number}>INC-{incident.number}</span> {visible(incident.title)}
        </Link>
        <p className={classes.facts}>
          {incident.drill && <span className={classes.drill}>practice</span>}
          {incident.service && <span>{incident.service}</span>}
          <span>
            open <Elapsed since={incident.raisedAt} until={incident.resolvedAt} />
          </span>
          <span>{onIt(incident)}</span>
          {incident.firingAlerts > 0 && (
            <span>
              {incident.firingAlerts} {incident.firingAlerts === 1 ? 'alert fires' : 'alerts fire'}
            </span>
          )}
        </p>
      </div>
      <div className={classes.due}>
        {due?.dueAt && <Countdown dueAt={due.dueAt} size="row" />}
        {due ? (
          <p className={classes.owed}>
            {due.what} <span className="soft">· {owner(due)}</span>
          </p>
        ) : (
          <p className="soft">Nothing is due</p>
        )}
      </div>
      {unheard && (
        <Button
          className={classes.ack}
          variant="default"
          loading={pressed.length > 0}
          onClick={() => void run({ type: 'AcknowledgeIncident' })}
          aria-label={`Acknowledge INC-${incident.number}`}
        >
          Acknowledge
        </Button>
      )}
    </li>
  );
}

function onIt(incident: IncidentSummary): string {
  if (incident.commander) return `${incident.commander} leads`;
  return incident.acknowledged ? `${incident.acknowledged.by} is on it` : 'nobody is on it yet';
}

function owner(due: NonNullable<IncidentSummary['nextDue']>): string {
  return due.ownerName && due.ownerName !== due.owner ? `${due.ownerName} (${due.owner})` : due.owner;
}
