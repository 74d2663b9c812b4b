import { Link, useParams } from '@tanstack/react-router';
import { type MouseEvent, useContext } from 'react';
import type { Source } from '../../api/view.ts';
import { RunbookContext, useOpenSource } from '../../piece/source-context.ts';
import mark from '../../piece/source-mark.module.css';
import { showInPane } from './show-in-pane.ts';

/** Leads to a line of the document that stands beside, and marks it there; on a phone, where nothing stands beside, it opens over the page. */
export function LineLink({ src }: { src: Source }) {
  const { id } = useParams({ from: '/runbooks/$id' });
  const runbook = useContext(RunbookContext);
  const open = useOpenSource();
  const { line } = src;
  const show = (event: MouseEvent) => {
    if (showInPane(`line-${line}`) || !runbook) return;
    event.preventDefault();
    open({ runbookId: runbook.id, runbookName: runbook.name, src });
  };
  return (
    <Link
      to="/runbooks/$id"
      params={{ id }}
      search={(before) => ({ ...before, line })}
      replace
      resetScroll={false}
      className={mark.mark}
      aria-label={`L${line}: show line ${line}`}
      onClick={show}
    >
      L{line}
    </Link>
  );
}
