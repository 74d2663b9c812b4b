import { useState } from 'react';
import type { Diagnostic } from '../../../api/view.ts';
import { QuietButton } from '../../../piece/quiet-button.tsx';
import { visible } from '../../../piece/visible.ts';
import type { LineOf } from '../proof/line-of.ts';
import classes from './remark.module.css';
import { RuleExplained } from './rule-explained.tsx';

type Props = { diagnostic: Diagnostic; lineOf: LineOf; onFix: (() => void) | null; fixWord: string };

/** One remark: what, where, why, what to write instead; its rule is explained when asked. */
export function Remark({ diagnostic, lineOf, onFix, fixWord }: Props) {
  const [open, setOpen] = useState(false);
  const { rule, level, message, why, fix, src } = diagnostic;
  return (
    <li className={classes.remark} data-level={level}>
      <p>
        <span className={classes.message}>{visible(message)}</span> {lineOf(src)}
      </p>
      {why && <p className="soft small">{visible(why)}</p>}
      {fix && <p className="small">Mend: {visible(fix)}</p>}
      <div className={classes.actions}>
        <QuietButton aria-expanded={open} onClick={() => setOpen(!open)} aria-label={`Explain ${rule}`}>
          Explain <span className="soft mono">{rule}</span>
        </QuietButton>
        {onFix && (
          <QuietButton onClick={onFix} aria-label={`${fixWord} line ${src.line}`}>
            {fixWord} this
          </QuietButton>
        )}
      </div>
      {open && <RuleExplained id={rule} />}
    </li>
  );
}
