import { visible } from '../../piece/visible.ts';
import classes from './differing.module.css';
import type { Parts } from './word-changes.ts';

/** A line of the runbook with the words marked that the other text has otherwise. */
export function Differing({ line, parts }: { line: string; parts: Parts | null | undefined }) {
  if (!parts) return visible(line);
  const [head, differs, tail] = parts;
  return (
    <>
      {visible(head)}
      {differs && <mark className={classes.differs}>{visible(differs)}</mark>}
      {visible(tail)}
    </>
  );
}
