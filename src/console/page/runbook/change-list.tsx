import type { ReactNode } from 'react';
import type { RunbookChange, Source } from '../../api/view.ts';
import { visible } from '../../piece/visible.ts';
import classes from './change-list.module.css';
import { Differing } from './differing.tsx';
import { RevisionLine } from './revision-line.tsx';
import { type Parts, wordChanges } from './word-changes.ts';

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
              <Sides {...{ change, before, after, markBefore, lineAfter }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}

type Mark = (src: Source) => ReactNode;
type SidesProps = { change: RunbookChange; before: string[]; after: string[]; markBefore: Mark; lineAfter: Mark };

function Sides({ change: { srcBefore, srcAfter }, before, after, markBefore, lineAfter }: SidesProps) {
  const [was, now] = [lineAt(srcBefore, before), lineAt(srcAfter, after)];
  const differ = was !== null && now !== null ? wordChanges(was, now) : null;
  return (
    <>
      <Side word="was" src={srcBefore} line={was} parts={differ?.before} mark={markBefore} />
      <Side word="now" src={srcAfter} line={now} parts={differ?.after} mark={lineAfter} />
    </>
  );
}

/** Null where the runbook itself has no such line. */
function lineAt(src: RunbookChange['srcBefore'], lines: string[]): string | null {
  return src === null || src.document === 'base' ? null : (lines[src.line - 1]?.trim() ?? '');
}

type SideProps = { word: 'was' | 'now'; src: RunbookChange['srcBefore']; line: string | null; parts: Parts | undefined; mark: Mark };

/** One side of a change, in the runbook's own words. Where the runbook is silent, Muster's own rule has no line to show. */
function Side({ word, src, line, parts, mark }: SideProps) {
  return (
    <div className={classes.side} data-side={word}>
      <span className="soft small">
        {word} {src !== null && line !== null && mark(src)}
      </span>
      <span className={line !== null ? classes.line : 'soft small'}>
        {line !== null ? <Differing line={line} parts={parts} /> : src ? 'Muster’s own rule' : 'not there'}
      </span>
    </div>
  );
}
