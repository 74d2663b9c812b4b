import { memo } from 'react';
import type { TimelineEntry } from '../../api/view.ts';
import { Prose } from '../../piece/prose.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Time } from '../../piece/time.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './timeline-line.module.css';

const written = ['NoteAdded', 'UpdatePosted'];
const LATER_MS = 60_000;

export const TimelineLine = memo(function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const later = entry.recordedAt - entry.at > LATER_MS;
  return (
    <li className={classes.entry} data-weight={entry.weight}>
      <span className={classes.time}>
        <Time at={entry.at} />
      </span>
      <div className={classes.body}>
        {written.includes(entry.kind) && !entry.detail ? (
          <Prose text={entry.text} />
        ) : (
          <p className={classes.text}>
            {visible(entry.text)} <SourceMark src={entry.src} />
          </p>
        )}
        {entry.detail &&
          (written.includes(entry.kind) ? <Prose text={entry.detail} /> : <p className={classes.detail}>{visible(entry.detail)}</p>)}
        <p className={classes.by}>
          {entry.by}
          {later && (
            <>
              {' '}
              · written down at <Time at={entry.recordedAt} />
            </>
          )}
        </p>
      </div>
    </li>
  );
});
