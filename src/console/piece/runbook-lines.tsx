import { useEffect, useRef } from 'react';
import type { Source } from '../api/view.ts';
import { readLines } from './line-style.ts';
import { LineText } from './line-text.tsx';
import classes from './runbook-lines.module.css';

const AROUND = 40;

/** The lines around a place, the place itself marked and in view. */
export function RunbookLines({ text, src }: { text: string; src: Source }) {
  const first = useRef<HTMLLIElement>(null);
  const lines = readLines(text).slice(Math.max(0, src.line - 1 - AROUND), src.endLine + AROUND);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <ol className={classes.lines}>
      {lines.map((line) => {
        const meant = line.number >= src.line && line.number <= src.endLine;
        return (
          <li
            key={line.number}
            ref={line.number === src.line ? first : undefined}
            className={classes.line}
            data-meant={meant || undefined}
            aria-current={meant || undefined}
          >
            <span className={classes.number}>{line.number}</span>
            <LineText line={line} />
          </li>
        );
      })}
    </ol>
  );
}
