import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changesQuery, revisionsQuery, runbookQuery } from '../../api/query.ts';
import type { RunbookSummary } from '../../api/view.ts';
import { shortTime } from '../../piece/moment.ts';
import { Empty, Failure, Loading } from '../../piece/state.tsx';
import classes from './change-list.module.css';
import { ChangeList } from './change-list.tsx';
import { LineLink } from './line-link.tsx';
import { RevisionLine } from './revision-line.tsx';
import { TextChanges } from './text-changes.tsx';

/** What one revision does otherwise than another: the newest than the one before it, unless others are chosen. */
export function History({ runbook, text }: { runbook: RunbookSummary; text: string }) {
  const revisions = useQuery(revisionsQuery(runbook.id));
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const items = revisions.data?.items ?? [];
  const to = chosen.to ?? runbook.hash;
  const from = chosen.from ?? items.find((revision) => revision.hash !== to)?.hash ?? '';
  const both = from !== '' && from !== to;
  const changes = useQuery({ ...changesQuery(runbook.id, from, to), enabled: both });
  const before = useQuery({ ...runbookQuery(runbook.id, from), enabled: both });
  const after = useQuery({ ...runbookQuery(runbook.id, to), enabled: both && to !== runbook.hash });
  const later = to === runbook.hash ? text : after.data?.text;
  const texts = before.data && later !== undefined ? { before: before.data.text, after: later } : null;
  const problem = revisions.error ?? (both ? changes.error : null);
  const named = items.map((revision) => ({
    value: revision.hash,
    label: `${shortTime(revision.savedAt, 0)}, ${revision.hash.slice(0, 8)}${revision.current ? ' (newest)' : ''}`,
  }));
  return (
    <section aria-label="What changed">
      {problem && <Failure error={problem} what="revisions" retry={() => void (revisions.error ? revisions : changes).refetch()} />}
      {!problem && (revisions.isPending || (both && changes.isPending)) && <Loading what="the revisions" />}
      {items.length === 1 && <Empty title="This is the first revision">What a later one changes will stand here.</Empty>}
      {items.length > 1 && (
        <div className={classes.choice}>
          <NativeSelect
            label="What changed since"
            value={from}
            data={named}
            onChange={(event) => setChosen({ ...chosen, from: event.currentTarget.value })}
          />
          <NativeSelect label="Up to" value={to} data={named} onChange={(event) => setChosen({ from, to: event.currentTarget.value })} />
        </div>
      )}
      {items.length > 1 && !both && <Empty title="One revision cannot be compared with itself">Choose two that differ.</Empty>}
      {both && changes.data?.changes.length === 0 && (
        <Empty title="The same rules in other words">Nothing that an incident would do is different.</Empty>
      )}
      {both && changes.data && (
        <ChangeList
          changes={changes.data.changes}
          runbook={runbook}
          from={from}
          texts={texts}
          lineAfter={(src) => (to === runbook.hash ? <LineLink src={src} /> : <RevisionLine runbook={runbook} hash={to} src={src} />)}
        />
      )}
      {both && texts && <TextChanges before={texts.before} after={texts.after} />}
    </section>
  );
}
