import { Tooltip } from '@mantine/core';
import type { Explained } from '../api/view.ts';
import classes from './origin-mark.module.css';

const meaning = { inferred: 'joined from two places', pinned: 'pinned in the front matter', base: 'supplied by the base policy' };

/** Says that a fact is not simply written there, and why we hold it. */
export function OriginMark({ origin, because }: { origin: Explained['origin']; because: string | null }) {
  if (origin === 'stated') return null;
  return (
    <Tooltip label={because ?? meaning[origin]} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.mark} tabIndex={0} role="note" aria-label={`${origin}: ${because ?? meaning[origin]}`}>
        {origin}
      </span>
    </Tooltip>
  );
}
