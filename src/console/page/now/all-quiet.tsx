import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertsQuery, configurationQuery, recentIncidentsQuery, runbooksQuery } from '../../api/query.ts';
import { useNow } from '../../api/server-clock.ts';
import { roughSpan } from '../../piece/span.ts';
import { visible } from '../../piece/visible.ts';
import classes from './all-quiet.module.css';

/** Nothing is open: says what would be noticed, and when something last was, so that the quiet can be believed. */
export function AllQuiet() {
  const alerts = useQuery(alertsQuery);
  const configuration = useQuery(configurationQuery);
  const runbooks = useQuery(runbooksQuery);
  const recent = useQuery(recentIncidentsQuery);
  const now = useNow();
  const last = alerts.data?.items.reduce(
    (newest, alert) => (!newest || alert.updatedAt > newest.updatedAt ? alert : newest),
    alerts.data.items[0],
  );
  const settings = configuration.data?.configuration;
  const sources = [...new Set((alerts.data?.items ?? []).map((alert) => alert.source))];
  const runbook = runbooks.data?.items.find((each) => each.default);
  const closed = recent.data?.items.find((incident) => !['triage', 'active'].includes(incident.lifecycle));
  const catchAll = (settings?.people ?? []).filter((person) => settings?.catchAll?.includes(person.id)).map((person) => person.name);
  return (
    <section className={classes.quiet} aria-label="All quiet">
      <p className={classes.title}>All quiet</p>
      <dl className={classes.facts}>
        <Fact name="Last signal">
          {alerts.isPending ? (
            '…'
          ) : last ? (
            `${roughSpan(now - last.updatedAt)} ago from ${last.source}: ${visible(last.labels['alertname'] ?? last.annotations['summary'] ?? last.key)}, ${last.status}`
          ) : (
            <>
              None has ever come.{' '}
              <Link to="/people" hash="connect">
                Point a monitor here
              </Link>
            </>
          )}
        </Fact>
        <Fact name="Watching">
          {sources.length > 0 ? `signals from ${sources.join(', ')}` : 'every monitor that has an intake key'}
          {settings?.routes?.length ? `, by ${settings.routes.length} ${settings.routes.length === 1 ? 'route' : 'routes'}` : ''}
        </Fact>
        <Fact name="Runs by">
          {runbook ? (
            <Link to="/runbooks/$id" params={{ id: runbook.id }}>
              {runbook.name}
            </Link>
          ) : runbooks.isPending ? (
            '…'
          ) : (
            'no default runbook'
          )}
        </Fact>
        <Fact name="If nobody answers">
          {catchAll.length > 0 ? (
            `${catchAll.join(', ')} is told`
          ) : configuration.isPending ? (
            '…'
          ) : (
            <Link to="/people" hash="catch-all">
              Nobody is the catch-all yet
            </Link>
          )}
        </Fact>
        {closed && (
          <Fact name="Last incident">
            <Link to="/incidents/$id" params={{ id: String(closed.number) }}>
              INC-{closed.number} {visible(closed.title)}
            </Link>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
