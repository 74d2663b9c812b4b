import { useContext } from 'react';
import type { Source } from '../api/view.ts';
import { RunbookContext, useOpenSource } from './source-context.ts';
import classes from './source-mark.module.css';

/** "line 62": opens that line of the runbook beside the page. Nothing where the runbook did not ask for it. */
export function SourceMark({ src }: { src: Source | null }) {
  const runbook = useContext(RunbookContext);
  const open = useOpenSource();
  if (!src || !runbook) return null;
  const show = () => open({ runbookId: runbook.id, runbookName: runbook.name, ...(runbook.hash ? { revision: runbook.hash } : {}), src });
  return (
    <button
      type="button"
      className={classes.mark}
      onClick={show}
      aria-label={`L${src.line}: show this line of the runbook`}
      title={`${runbook.name}, line ${src.line}`}
    >
      L{src.line}
    </button>
  );
}
