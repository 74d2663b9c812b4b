import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { runbookQuery } from '../api/query.ts';
import { RunbookLines } from '../piece/runbook-lines.tsx';
import type { OpenSource } from '../piece/source-context.ts';
import { Failure, Loading } from '../piece/state.tsx';

/** The runbook around the line that asked for something, beside what it asked for. */
export default function SourceDrawer({ source, onClose }: { source: OpenSource; onClose: () => void }) {
  const narrow = useMediaQuery('(max-width: 700px)');
  const runbook = useQuery(runbookQuery(source.runbookId, source.revision));
  const { line } = source.src;
  return (
    <Drawer
      opened
      onClose={onClose}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? '60dvh' : 520}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      shadow="md"
      transitionProps={{ duration: 80 }}
      closeButtonProps={{ 'aria-label': 'Close the runbook' }}
      title={
        <strong>
          {source.runbookName}, line {line}
        </strong>
      }
    >
      {runbook.isPending && <Loading what="the runbook" />}
      {runbook.isError && <Failure error={runbook.error} what="runbook" retry={() => void runbook.refetch()} />}
      {runbook.data && <RunbookLines key={line} text={runbook.data.text} src={source.src} />}
      <p className="small">
        <Link to="/runbooks/$id" params={{ id: source.runbookId }} search={{ line }} onClick={onClose}>
          Open the whole runbook here
        </Link>
      </p>
    </Drawer>
  );
}
