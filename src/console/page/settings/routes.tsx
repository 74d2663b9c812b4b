import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runbooksQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import type { Configuration, Route } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Empty } from '../../piece/state.tsx';
import { slugOf } from '../people/slug.ts';
import { RouteModal } from './route-modal.tsx';
import { conditionOf, outcomeOf } from './route-words.ts';
import classes from './settings-page.module.css';

/** The first route that an alert fits decides which runbook its incident runs by, and at which level. */
export function Routes({ configuration }: { configuration: Configuration }) {
  const routes = configuration.routes ?? [];
  const runbooks = useQuery(runbooksQuery).data?.items ?? [];
  const apply = useApply();
  const [editing, setEditing] = useState<number | null>(null);
  const save = (route: Route) => {
    const id = route.id || slugOf(route.service || 'route', routes.map(idOf));
    const known = routes.some((each) => each.id === route.id);
    const next = known ? routes.map((each) => (each.id === route.id ? route : each)) : [...routes, { ...route, id }];
    apply.mutate({ routes: next }, { onSuccess: () => setEditing(null) });
  };
  const swap = (index: number) => apply.mutate({ routes: routes.map((route, at) => routes[swapped(at, index)] ?? route) });
  return (
    <Panel
      title="Where alerts go"
      id="routes"
      aside={
        <Button variant="default" size="xs" onClick={() => setEditing(routes.length)}>
          Add a route
        </Button>
      }
    >
      {routes.length === 0 && (
        <Empty title="Every alert goes by the default runbook">
          A route sends some of them by another one, and reads the severity from a label. The first that fits counts.
        </Empty>
      )}
      <ol>
        {routes.map((route, index) => (
          <li key={route.id} className={classes.route}>
            <span className={classes.number}>{index + 1}</span>
            <div>
              <p>{conditionOf(route)}</p>
              <p className="soft small">{outcomeOf(route, runbooks)}</p>
            </div>
            <div className={classes.actions}>
              {index > 0 && (
                <QuietButton disabled={apply.isPending} onClick={() => swap(index - 1)} aria-label={`Move route ${index + 1} up`}>
                  Up
                </QuietButton>
              )}
              <QuietButton onClick={() => setEditing(index)} aria-label={`Edit route ${index + 1}`}>
                Edit
              </QuietButton>
              <QuietButton
                disabled={apply.isPending}
                onClick={() => apply.mutate({ routes: routes.filter((each) => each.id !== route.id) })}
                aria-label={`Remove route ${index + 1}`}
              >
                Remove
              </QuietButton>
            </div>
          </li>
        ))}
      </ol>
      {routes.length > 0 && <p className="soft small">What fits none of these goes by the default runbook.</p>}
      {editing !== null && (
        <RouteModal
          route={routes[editing] ?? null}
          runbooks={runbooks}
          error={apply.error}
          busy={apply.isPending}
          onSave={save}
          onClose={() => {
            apply.reset();
            setEditing(null);
          }}
        />
      )}
    </Panel>
  );
}

const idOf = (route: Route) => route.id;
const swapped = (at: number, first: number) => (at === first ? first + 1 : at === first + 1 ? first : at);
