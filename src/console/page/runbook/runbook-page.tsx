import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { runbookQuery } from '../../api/query.ts';
import { useApply } from '../../api/use-apply.ts';
import { PageFailure } from '../../piece/page-failure.tsx';
import { RunbookContext } from '../../piece/source-context.ts';
import { Failure, Loading } from '../../piece/state.tsx';
import { useTitle } from '../../piece/use-title.ts';
import { ProofGlance } from './proof/proof-glance.tsx';
import { useProof, usualDays } from './proof/use-proof.ts';
import { Reader } from './reader.tsx';
import classes from './runbook-page.module.css';
import type { RunbookView } from './runbook-view.ts';
import { RunbookViews } from './runbook-views.tsx';

const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }));
const History = lazy(async () => ({ default: (await import('./history.tsx')).History }));
const ProofView = lazy(async () => ({ default: (await import('./proof/proof-view.tsx')).ProofView }));
const RemarksView = lazy(async () => ({ default: (await import('./remark/remarks-view.tsx')).RemarksView }));
const Simulate = lazy(async () => ({ default: (await import('./simulate.tsx')).Simulate }));

/** The team's own document beside what was understood of it, with the verdict on it. */
export function RunbookPage() {
  const { id } = useParams({ from: '/runbooks/$id' });
  const { line, view = null } = useSearch({ from: '/runbooks/$id' });
  const navigate = useNavigate({ from: '/runbooks/$id' });
  const runbook = useQuery(runbookQuery(id));
  const apply = useApply();
  /** The text to begin editing with; null while nobody edits. */
  const [draft, setDraft] = useState<string | null>(null);
  const hash = runbook.data?.hash ?? '';
  const [days, setDays] = useState(usualDays);
  const proof = useProof({ id, hash, days, enabled: hash !== '' });
  useTitle(runbook.data?.name ?? 'Runbook');
  if (runbook.isPending) return <Loading what="the runbook" />;
  if (!runbook.data) return <Failure error={runbook.error} what="runbook" retry={() => void runbook.refetch()} />;
  const { data } = runbook;
  const show = (wanted: RunbookView | null) =>
    void navigate({ search: { ...(line ? { line } : {}), ...(wanted ? { view: wanted } : {}) }, resetScroll: false });
  const aside = () => {
    if (view === 'remarks') return <RemarksView compiled={data} onEdit={setDraft} />;
    if (view === 'proof') return <ProofView run={proof} days={days} onDays={setDays} />;
    if (view === 'changes') return <History runbook={data} text={data.text} />;
    return <Simulate id={id} name={data.name} compiled={data} />;
  };
  return (
    <article className={draft === null ? classes.reading : ''}>
      <header className={classes.head} data-editing={draft !== null || undefined}>
        <div className={classes.name}>
          <h1>{data.name}</h1>
          <p className="soft small">
            {data.default ? 'runs new incidents' : 'not the default'} · revision {data.hash.slice(0, 8)}
          </p>
        </div>
        <Group gap="xs">
          {!data.default && (
            <Button variant="default" loading={apply.isPending} onClick={() => apply.mutate({ defaultRunbook: id })}>
              Run new incidents by it
            </Button>
          )}
          <Button variant="default" aria-pressed={draft !== null} onClick={() => setDraft(draft === null ? data.text : null)}>
            {draft === null ? 'Edit' : 'Stop editing'}
          </Button>
        </Group>
        {draft === null && <ProofGlance run={proof} onOpen={() => show('proof')} />}
        {draft === null && <RunbookViews view={view} compiled={data} onChoose={show} />}
      </header>
      <Suspense fallback={<Loading what="the page" />}>
        {draft === null ? (
          <RunbookContext.Provider value={{ id, name: data.name }}>
            <Reader
              compiled={data}
              line={line ?? null}
              aside={
                view && (
                  <CatchBoundary getResetKey={() => view} errorComponent={PageFailure}>
                    <Suspense fallback={<Loading what="the page" />}>{aside()}</Suspense>
                  </CatchBoundary>
                )
              }
            />
          </RunbookContext.Provider>
        ) : (
          <Editor id={id} saved={data} draft={draft} proof={proof} days={days} onDone={() => setDraft(null)} />
        )}
      </Suspense>
    </article>
  );
}
