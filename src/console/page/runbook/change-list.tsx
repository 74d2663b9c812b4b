import type { ReactNode } from 'react';
import type { RunbookChange, Source } from '../../api/view.ts';
import { visible } from '../../piece/visible.ts';
import classes from './change-list.module.css';
import { RevisionLine } from './revision-line.tsx';

type Runbook = { id: string; name: string };
type Props = {
  changes: RunbookChange[];
  runbook: Runbook;
  from: string;
  /** Both texts, so that the lines can stand beside each other. */
  texts: { before: string; after: string } | null;
  /** What leads to a line of the later text. */
  lineAfter: (src: Source) => ReactNode;
};

const groups = [
  ['weaker', 'Promises that get weaker'],
  ['stronger', 'Promises that get stronger'],
  ['neutral', 'Other changes'],
] as const;

/** What one text of a runbook does otherwise than another: weaker promises first, each with the line that it was beside the line that it is. */
export function ChangeList({ changes, runbook, from, texts, lineAfter }: Props) {
  const before = texts?.before.split(/\r\n?|\n/) ?? [];
  const after = texts?.after.split(/\r\n?|\n/) ?? [];
  const markBefore = (src: Source) => <RevisionLine runbook={runbook} hash={from} src={src} />;
  const kinds = groups
    .map(([effect, title]) => ({ effect, title, found: changes.filter((change) => change.effect === effect) }))
    .filter((group) => group.found.length > 0);
  return kinds.map(({ effect, title, found }) => (
    <section key={effect} className={classes.group} aria-label={title}>
      <h3 className={classes.title} data-effect={effect}>
        {title} <span className="soft">{found.length}</span>
      </h3>
      <ul>
        {found.map((change) => (
          <li key={`${change.kind} ${change.sentence} ${change.srcBefore?.line} ${change.srcAfter?.line}`} className={classes.change}>
            <p className={classes.sentence}>{visible(change.sentence)}</p>
            <p className="soft small">{visible(change.why)}</p>
            <div className={classes.sides}>
              <Side word="was" src={change.srcBefore} lines={before} mark={markBefore} />
              <Side word="now" src={change.srcAfter} lines={after} mark={lineAfter} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

type SideProps = { word: 'was' | 'now'; src: RunbookChange['srcBefore']; lines: string[]; mark: (src: Source) => ReactNode };

/** One side of a change, in the runbook's own words. Where the runbook is silent, Muster's own rule has no line to show. */
function Side({ word, src, lines, mark }: SideProps) {
  const own = src !== null && src.document !== 'base';
  return (
    <div className={classes.side} data-side={word}>
      <span className="soft small">
        {word} {own && mark(src)}
      </span>
      <span className={own ? classes.line : 'soft small'}>
        {own ? visible(lines[src.line - 1]?.trim() ?? '') : src ? 'Muster’s own rule' : 'not there'}
      </span>
    </div>
  );
}
