import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { timelineQuery } from '../../api/timeline.ts';
import type { TimelineEntry } from '../../api/view.ts';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Empty, Failure, Loading } from '../../piece/state.tsx';
import { NoteComposer } from './note-composer.tsx';
import { TimelineLine } from './timeline-line.tsx';

const PAGE = 80;

/** What happened, the newest first, with a place to write. Thousands of entries cost no more than the first page of them. */
export function Timeline({ id }: { id: string }) {
  const timeline = useQuery(timelineQuery(id));
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const entries = useMemo(
    () => (timeline.data ?? []).filter((entry) => all || entry.weight !== 'minor').sort(newestFirst),
    [timeline.data, all],
  );
  const hidden = (timeline.data?.length ?? 0) - entries.length;
  const filter = (hidden > 0 || all) && (
    <Checkbox
      size="xs"
      checked={all}
      onChange={(event) => setAll(event.currentTarget.checked)}
      label={all ? 'Everything' : `${hidden} small ones`}
    />
  );
  return (
    <Panel title="Timeline" aside={filter}>
      <NoteComposer />
      {timeline.isPending && <Loading what="the timeline" />}
      {timeline.isError && !timeline.data && <Failure error={timeline.error} what="timeline" retry={() => void timeline.refetch()} />}
      {timeline.data?.length === 0 && <Empty>Nothing has happened yet.</Empty>}
      <ol aria-label="Timeline">
        {entries.slice(0, shown).map((entry) => (
          <TimelineLine key={entry.version} entry={entry} />
        ))}
      </ol>
      {entries.length > shown && (
        <QuietButton onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, entries.length - shown)} earlier of {entries.length - shown}
        </QuietButton>
      )}
    </Panel>
  );
}

function newestFirst(one: TimelineEntry, other: TimelineEntry): number {
  return other.at - one.at || other.version - one.version;
}
