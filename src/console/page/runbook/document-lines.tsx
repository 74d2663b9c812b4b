import { memo, useEffect, useMemo } from 'react';
import type { CompiledRunbook, Diagnostic } from '../../api/view.ts';
import { readLines, type StyledLine } from '../../piece/line-style.ts';
import { LineText } from '../../piece/line-text.tsx';
import { DiagnosticNote } from './diagnostic-note.tsx';
import classes from './document-lines.module.css';
import type { LineLinks } from './link-lines.ts';
import { showInPane } from './show-in-pane.ts';

type Props = {
  compiled: CompiledRunbook;
  links: LineLinks;
  marked: { line: number; endLine: number } | null;
  start: number | null;
  onPoint: (line: number | null) => void;
  onChoose: (line: number) => void;
};

export function DocumentLines({ compiled, links, marked, start, onPoint, onChoose }: Props) {
  const lines = useMemo(() => readLines(compiled.text), [compiled.text]);
  useEffect(() => {
    if (start !== null) showInPane(`line-${start}`);
  }, [start]);
  return (
    <ol className={classes.document} aria-label="The runbook" onPointerLeave={() => onPoint(null)}>
      {lines.map((line) => (
        <Line
          key={line.number}
          line={line}
          understood={links.factsOfLine.has(line.number)}
          unread={links.unread.get(line.number) ?? null}
          diagnostics={links.diagnosticsOfLine.get(line.number) ?? none}
          lit={marked !== null && line.number >= marked.line && line.number <= marked.endLine}
          onPoint={onPoint}
          onChoose={onChoose}
        />
      ))}
    </ol>
  );
}

const none: Diagnostic[] = [];
type LineProps = { line: StyledLine; understood: boolean; unread: string | null; diagnostics: Diagnostic[]; lit: boolean } & Pick<
  Props,
  'onPoint' | 'onChoose'
>;

const Line = memo(function Line({ line, understood, unread, diagnostics, lit, onPoint, onChoose }: LineProps) {
  const point = () => onPoint(line.number);
  return (
    <li
      id={`line-${line.number}`}
      className={classes.line}
      data-lit={lit || undefined}
      data-unread={unread ? true : undefined}
      onPointerEnter={point}
    >
      {understood ? (
        <button
          type="button"
          className={classes.number}
          onClick={() => onChoose(line.number)}
          onFocus={point}
          aria-label={`Line ${line.number}: show what was understood`}
        >
          {line.number}
        </button>
      ) : (
        <span className={classes.number}>{line.number}</span>
      )}
      <div>
        <LineText line={line} />
        {unread && (
          <span className={classes.unread} title={unread}>
            {' '}
            not understood
          </span>
        )}
        {diagnostics.map((diagnostic) => (
          <DiagnosticNote key={`${diagnostic.rule}-${diagnostic.message}`} diagnostic={diagnostic} />
        ))}
      </div>
    </li>
  );
});
