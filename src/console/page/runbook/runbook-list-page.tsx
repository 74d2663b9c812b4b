import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { runbooksQuery } from '../../api/query.ts';
import type { RunbookSummary } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { roughSpan } from '../../piece/span.ts';
import { Empty, Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { AddRunbook } from './add-runbook.tsx';
import { remarks } from './remarks.ts';
import classes from './runbook-list-page.module.css';

export function RunbookListPage() {
  useTitle('Runbooks');
  const runbooks = useQuery(runbooksQuery);
  const [adding, setAdding] = useState(false);
  if (runbooks.isPending) return <Loading what="runbooks" />;
  if (!runbooks.data) return <Failure error={runbooks.error} what="runbooks" retry={() => void runbooks.refetch()} />;
  const items = runbooks.data.items;
  return (
    <div className={classes.page}>
      <Panel
        title="Runbooks"
        aside={
          !adding && (
            <Button variant="default" size="xs" onClick={() => setAdding(true)}>
              Add a runbook
            </Button>
          )
        }
      >
        {adding && <AddRunbook onDone={() => setAdding(false)} />}
        {items.length === 0 && !adding && (
          <Empty title="No runbook yet">Add your team's own incident runbook as Markdown; Muster runs incidents by it.</Empty>
        )}
        <ul>
          {items.map((runbook) => (
            <Row key={runbook.id} runbook={runbook} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Row({ runbook }: { runbook: RunbookSummary }) {
  return (
    <li className={classes.row}>
      <div>
        <Link to="/runbooks/$id" params={{ id: runbook.id }} className={classes.name}>
          {runbook.name}
        </Link>
        <p className="soft small">
          {runbook.severities.length > 0 ? runbook.severities.join(', ') : 'no severities'} · saved{' '}
          {roughSpan(Date.now() - runbook.updatedAt)} ago
        </p>
      </div>
      <div className={classes.state}>
        {runbook.default && <p>runs new incidents</p>}
        {runbook.unheldRoles.length > 0 && (
          <p className="danger small">
            {runbook.unheldRoles.length} {runbook.unheldRoles.length === 1 ? 'role that nobody holds' : 'roles that nobody holds'}
          </p>
        )}
        <p className={runbook.problems.errors > 0 ? 'danger small' : 'soft small'}>{remarks(runbook.problems)}</p>
      </div>
    </li>
  );
}
