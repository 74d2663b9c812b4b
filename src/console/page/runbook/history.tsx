import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { changesQuery, revisionsQuery } from '../../api/query.ts';
import type { RunbookSummary, Source } from '../../api/view.ts';
import { shortTime } from '../../piece/moment.ts';
import mark from '../../piece/source-mark.module.css';
import { Empty, Failure, Loading } from '../../piece/state.tsx';
import classes from './change-list.module.css';
import { ChangeList } from './change-list.tsx';

/** What the newest revision does otherwise than an earlier one; the one before it unless another is chosen. */
export function History({ runbook }: { runbook: RunbookSummary }) {
  const revisions = useQuery(revisionsQuery(runbook.id));
  const [chosen, setChosen] = useState('');
  const earlier = revisions.data?.items.filter((revision) => !revision.current) ?? [];
  const from = chosen || (earlier[0]?.hash ?? '');
  const changes = useQuery({ ...changesQuery(runbook.id, from, runbook.hash), enabled: from !== '' });
  const problem = revisions.error ?? changes.error;
  const lineAfter = ({ line }: Source) => (
    <Link
      to="/runbooks/$id"
      params={{ id: runbook.id }}
      search={{ line }}
      replace
      resetScroll={false}
      className={mark.mark}
      aria-label={`L${line}: show line ${line}`}
    >
      L{line}
    </Link>
  );
  return (
    <section aria-label="What changed">
      {problem && <Failure error={problem} what="revisions" retry={() => void (revisions.error ? revisions : changes).refetch()} />}
      {!problem && (revisions.isPending || (from !== '' && changes.isPending)) && <Loading what="the revisions" />}
      {revisions.data && from === '' && <Empty title="This is the first revision">What a later one changes will stand here.</Empty>}
      {from !== '' && (
        <NativeSelect
          className={classes.choice}
          label="What changed since"
          value={from}
          data={earlier.map((revision) => ({
            value: revision.hash,
            label: `${shortTime(revision.savedAt, 0)}, revision ${revision.hash.slice(0, 8)}`,
          }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {changes.data?.changes.length === 0 && (
        <Empty title="The same rules in other words">Nothing that an incident would do is different.</Empty>
      )}
      {changes.data && <ChangeList changes={changes.data.changes} runbook={runbook} from={from} lineAfter={lineAfter} />}
    </section>
  );
}
