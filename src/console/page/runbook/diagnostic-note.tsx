import type { Diagnostic } from '../../api/view.ts';
import { visible } from '../../piece/visible.ts';
import classes from './diagnostic-note.module.css';

/** One remark of the compiler: what is wrong, why it matters, how to mend it. */
export function DiagnosticNote({ diagnostic, withLine }: { diagnostic: Diagnostic; withLine?: boolean }) {
  return (
    <div className={classes.note} data-level={diagnostic.level}>
      <p>
        <strong className={classes.level}>{diagnostic.level}</strong> {visible(diagnostic.message)}{' '}
        {withLine && <span className="soft small">L{diagnostic.src.line}</span>}
      </p>
      {diagnostic.why && <p className="soft">{visible(diagnostic.why)}</p>}
      {diagnostic.fix && <p>Mend: {visible(diagnostic.fix)}</p>}
    </div>
  );
}
