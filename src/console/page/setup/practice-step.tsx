import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { incidentQuery, runbooksQuery } from '../../api/query.ts';
import { SeverityChoice } from '../../piece/severity-choice.tsx';
import { RunbookContext } from '../../piece/source-context.ts';
import classes from './setup-page.module.css';
import type { StepProps } from './setup-steps.ts';

/** A practice incident: everything runs as it would at night, and each message says that it is practice. */
export function PracticeStep(_: StepProps) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const runbook = useQuery(runbooksQuery).data?.items.find((each) => each.default);
  const [severity, setSeverity] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () =>
      client.declare({
        body: {
          title: 'Practice: checkout answers with errors',
          summary: 'One customer in ten sees an error page when paying.',
          severity: severity ?? '',
          drill: true,
          ...(runbook ? { runbookId: runbook.id } : {}),
        },
      }),
    onSuccess: (view) => {
      cache.setQueryData(incidentQuery(String(view.number)).queryKey, view);
      void cache.invalidateQueries({ queryKey: ['incidents'] });
      void navigate({ to: '/incidents/$id', params: { id: String(view.number) } });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <h1>Practise once</h1>
      <p className={classes.lead}>
        Choose how bad it is by the runbook's own words. The people you named are told, and every message says that this is practice.
      </p>
      {runbook && (
        <RunbookContext.Provider value={runbook}>
          <SeverityChoice runbookId={runbook.id} value={severity} onChange={setSeverity} />
        </RunbookContext.Provider>
      )}
      {start.isError && (
        <p className="danger" role="alert">
          {start.error.message}
        </p>
      )}
      <Group mt="lg">
        <Button type="submit" size="md" loading={start.isPending} disabled={!severity}>
          Start the practice incident
        </Button>
        <Link to="/">Not now</Link>
      </Group>
    </form>
  );
}
