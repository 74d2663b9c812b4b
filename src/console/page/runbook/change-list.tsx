import type { ReactNode } from 'react';
import type { RunbookChange, Source } from '../../api/view.ts';
import { RunbookContext } from '../../piece/source-context.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './change-list.module.css';

type Runbook = { id: string; name: string };
type Props = {
  changes: RunbookChange[];
  runbook: Runbook;
  from: string;
  /** What leads to a line of the later text, which stands beside this list. */
  lineAfter: (src: Source) => ReactNode;
};

const groups = [
  ['weaker', 'Promises that get weaker'],
  ['stronger', 'Promises that get stronger'],
  ['neutral', 'Other changes'],
] as const;

/** What one text of a runbook does otherwise than another: weaker promises first, each with the line that it was and the line that it is. */
export function ChangeList({ changes, runbook, from, lineAfter }: Props) {
  const kinds = groups
    .map(([effect, title]) => ({ effect, title, found: changes.filter((change) => change.effect === effect) }))
    .filter((group) => group.found.length > 0);
  return kinds.map(({ effect, title, found }) => (
    <section key={effect} className={classes.group} aria-label={title}>
      <h3 className={classes.title}>
        {title} <span className="soft">{found.length}</span>
      </h3>
      <ul>
        {found.map((change) => (
          <li key={`${change.kind} ${change.sentence} ${change.srcBefore?.line} ${change.srcAfter?.line}`} className={classes.change}>
            <p>{visible(change.sentence)}</p>
            <p className="soft small">
              {visible(change.why)}
              {change.srcBefore && (
                <span className={classes.place}>
                  was <RunbookContext.Provider value={{ ...runbook, hash: from }}>{markOf(change.srcBefore)}</RunbookContext.Provider>
                </span>
              )}
              {change.srcAfter && (
                <span className={classes.place}>
                  now {change.srcAfter.document === 'base' ? markOf(change.srcAfter) : lineAfter(change.srcAfter)}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** Where the runbook is silent, Muster's own rule has no line to show. */
function markOf(src: NonNullable<RunbookChange['srcBefore']>) {
  return src.document === 'base' ? 'Muster’s own rule' : <SourceMark src={src} />;
}
