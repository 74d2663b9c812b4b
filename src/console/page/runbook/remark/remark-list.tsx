import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Diagnostic } from '../../../api/view.ts';
import { Several } from '../../../piece/several.tsx';
import { Empty } from '../../../piece/state.tsx';
import type { LineOf } from '../proof/line-of.ts';
import classes from './remark.module.css';
import { Remark } from './remark.tsx';

const levels = [
  ['error', 'Errors', 'An incident cannot run by this, or a promise is broken.'],
  ['warning', 'Warnings', 'Something that will matter at night.'],
  ['note', 'Notes', 'Worth knowing; nothing need be done.'],
] as const;
type Level = (typeof levels)[number][0];

/** At one time on the screen, of one level. */
const FEW = 30;

type Props = { diagnostics: Diagnostic[]; lineOf: LineOf; onFix: (which: Diagnostic[]) => void; fixWord: string };

/** The compiler's remarks, the worst first, to be filtered; each with its line, its rule explained, and its fix where it has one. */
export function RemarkList({ diagnostics, lineOf, onFix, fixWord }: Props) {
  const [only, setOnly] = useState<Level | null>(null);
  const fixable = diagnostics.filter((each) => each.edits.length > 0);
  const shown = levels
    .map(([level, title, meaning]) => ({ level, title, meaning, found: diagnostics.filter((each) => each.level === level) }))
    .filter(({ level, found }) => found.length > 0 && (only === null || only === level));
  if (diagnostics.length === 0)
    return <Empty title="No remarks">The compiler has nothing to say against this text. What it understood is for you to judge.</Empty>;
  return (
    <>
      <div className={classes.head}>
        <div role="group" aria-label="Show" className={classes.filter}>
          <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
            All <span className="soft">{diagnostics.length}</span>
          </button>
          {levels.map(([level, title]) => {
            const count = diagnostics.filter((each) => each.level === level).length;
            return (
              <button key={level} type="button" aria-pressed={only === level} disabled={count === 0} onClick={() => setOnly(level)}>
                {title} <span className="soft">{count}</span>
              </button>
            );
          })}
        </div>
        {fixable.length > 0 && (
          <Button variant="default" size="xs" onClick={() => onFix(fixable)}>
            {fixWord} {fixable.length === 1 ? 'the one that mends itself' : `the ${fixable.length} that mend themselves`}
          </Button>
        )}
      </div>
      {shown.map(({ level, title, meaning, found }) => (
        <section key={level} aria-label={title} className={classes.group}>
          <h3>
            {title} <span className="soft small">{meaning}</span>
          </h3>
          <Several items={found} few={FEW} what={title.toLowerCase()}>
            {(diagnostic, index) => (
              <Remark
                key={`${diagnostic.rule}-${diagnostic.src.line}-${diagnostic.src.column}-${index}`}
                diagnostic={diagnostic}
                lineOf={lineOf}
                onFix={diagnostic.edits.length > 0 ? () => onFix([diagnostic]) : null}
                fixWord={fixWord}
              />
            )}
          </Several>
        </section>
      ))}
    </>
  );
}
