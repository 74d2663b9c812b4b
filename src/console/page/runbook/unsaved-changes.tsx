import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import type { RunbookSummary, Source } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { ChangeList } from './change-list.tsx';

type Props = { runbook: RunbookSummary; saved: string; text: string; onLine: (line: number) => void };

/** What saving a text would change in incidents that begin after it. */
export function UnsavedChanges({ runbook, saved, text, onLine }: Props) {
  const [settled] = useDebouncedValue(text, 300);
  const changed = settled !== saved && settled.trim() !== '';
  const query = useQuery({
    queryKey: ['unsaved-changes', runbook.hash, settled],
    queryFn: ({ signal }) => client.compareText({ params: { id: runbook.id }, body: { text: settled } }, { signal }),
    enabled: changed,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
  });
  const lineAfter = (src: Source) => (
    <QuietButton onClick={() => onLine(src.line)} aria-label={`L${src.line}: go to this line of your text`}>
      L{src.line}
    </QuietButton>
  );
  return (
    <Panel title="What this change does">
      {!changed && <p className="soft">Nothing yet: the text is as it was saved.</p>}
      {changed && query.isError && (
        <p className="danger" role="alert">
          {query.error.message}
        </p>
      )}
      {changed && query.data?.changes.length === 0 && <p>No incident would run differently: only words or layout changed.</p>}
      {changed && query.data && <ChangeList changes={query.data.changes} runbook={runbook} from={runbook.hash} lineAfter={lineAfter} />}
    </Panel>
  );
}
