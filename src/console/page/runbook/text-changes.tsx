import { useMemo, useState } from 'react';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { Differing } from './differing.tsx';
import { type LinePair, lineChanges } from './line-changes.ts';
import classes from './text-changes.module.css';
import { wordChanges } from './word-changes.ts';

/** Both texts side by side where they differ; asked for, since what a change does matters more than what it says. */
export function TextChanges({ before, after }: { before: string; after: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-label="The text" className={classes.text}>
      <QuietButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the text' : 'Show the text side by side'}
      </QuietButton>
      {open && <Rows before={before} after={after} />}
    </section>
  );
}

function Rows({ before, after }: { before: string; after: string }) {
  const rows = useMemo(() => lineChanges(before, after), [before, after]);
  if (rows === null) return <p className="soft small">These texts differ on too many lines to be laid side by side.</p>;
  return (
    <table className={classes.rows}>
      <colgroup>
        <col className={classes.narrow} />
        <col />
        <col className={classes.narrow} />
        <col />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Line before</th>
          <th scope="col">Text before</th>
          <th scope="col">Line after</th>
          <th scope="col">Text after</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) =>
          'far' in row ? (
            <tr key={`far-${index}`}>
              <td colSpan={4} className={classes.far}>
                {row.far} {row.far === 1 ? 'line' : 'lines'} alike
              </td>
            </tr>
          ) : (
            <Row key={`${row.before?.number}-${row.after?.number}`} row={row} />
          ),
        )}
      </tbody>
    </table>
  );
}

function Row({ row: { before, after, same } }: { row: Exclude<LinePair, { far: number }> }) {
  const differ = same || before === null || after === null ? null : wordChanges(before.text, after.text);
  return (
    <tr data-same={same || undefined}>
      <td className={classes.number}>{before?.number}</td>
      <td className={classes.cell} data-changed={(!same && before !== null) || undefined}>
        <Differing line={before?.text ?? ''} parts={differ?.before} />
      </td>
      <td className={classes.number}>{after?.number}</td>
      <td className={classes.cell} data-changed={(!same && after !== null) || undefined}>
        <Differing line={after?.text ?? ''} parts={differ?.after} />
      </td>
    </tr>
  );
}
