import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { runbookQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { Editor } from './editor.tsx';
import { History } from './history.tsx';
import { Reader } from './reader.tsx';
import { remarks } from './remarks.ts';
import classes from './runbook-page.module.css';
import { Simulate } from './simulate.tsx';

type Mode = 'read' | 'changes' | 'edit' | 'simulate';

/** The team's own document beside what was understood of it. */
export function RunbookPage() {
  const { id } = useParams({ from: '/runbooks/$id' });
  const { line } = useSearch({ from: '/runbooks/$id' });
  const runbook = useQuery(runbookQuery(id));
  const apply = useApply();
  const [mode, setMode] = useState<Mode>('read');
  useTitle(runbook.data?.name ?? 'Runbook');
  if (runbook.isPending) return <Loading what="the runbook" />;
  if (!runbook.data) return <Failure error={runbook.error} what="runbook" retry={() => void runbook.refetch()} />;
  const { data } = runbook;
  const show = (wanted: Mode) => () => setMode(mode === wanted ? 'read' : wanted);
  return (
    <article>
      <header className={classes.head}>
        <div>
          <h1>{data.name}</h1>
          <p className="soft small">
            {data.default ? 'runs new incidents' : 'not the default'} · revision {data.hash.slice(0, 8)} · {remarks(data.problems)}
          </p>
        </div>
        <Group gap="xs">
          {!data.default && (
            <Button variant="default" loading={apply.isPending} onClick={() => apply.mutate({ defaultRunbook: id })}>
              Run new incidents by it
            </Button>
          )}
          <Button variant="default" aria-pressed={mode === 'changes'} onClick={show('changes')}>
            {mode === 'changes' ? 'Back to reading' : 'What changed'}
          </Button>
          <Button variant="default" aria-pressed={mode === 'edit'} onClick={show('edit')}>
            {mode === 'edit' ? 'Stop editing' : 'Edit'}
          </Button>
          <Button variant={mode === 'simulate' ? 'default' : 'filled'} aria-pressed={mode === 'simulate'} onClick={show('simulate')}>
            {mode === 'simulate' ? 'Back to reading' : 'Simulate'}
          </Button>
        </Group>
      </header>
      {mode === 'edit' ? (
        <Editor id={id} saved={data} onDone={() => setMode('read')} />
      ) : (
        <Reader
          compiled={data}
          line={line ?? null}
          aside={
            mode === 'simulate' ? (
              <Simulate id={id} name={data.name} compiled={data} />
            ) : mode === 'changes' ? (
              <History runbook={data} />
            ) : null
          }
        />
      )}
    </article>
  );
}
