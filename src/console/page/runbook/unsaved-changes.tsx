import type { RunbookSummary } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { ChangeList } from './change-list.tsx';
import type { LineOf } from './proof/line-of.ts';
import type { useUnsavedChanges } from './use-unsaved-changes.ts';

type Props = { runbook: RunbookSummary; saved: string; unsaved: ReturnType<typeof useUnsavedChanges>; lineOf: LineOf };

/** What saving a text would change in incidents that begin after it. */
export function UnsavedChanges({ runbook, saved, unsaved: { changed, query }, lineOf }: Props) {
  return (
    <Panel title="What this change does">
      {!changed && <p className="soft">Nothing yet: the text is as it was saved.</p>}
      {changed && query.isError && (
        <p className="danger" role="alert">
          {query.error.message}
        </p>
      )}
      {changed && query.data?.changes.length === 0 && <p>No incident would run differently: only words or layout changed.</p>}
      {changed && query.data && (
        <ChangeList
          changes={query.data.changes}
          runbook={runbook}
          from={runbook.hash}
          texts={{ before: saved, after: query.data.of }}
          lineAfter={lineOf}
        />
      )}
    </Panel>
  );
}
