import { useNow } from '../api/server-clock.ts';
import classes from './countdown.module.css';
import { utcTime } from './moment.ts';
import { clockSpan } from './span.ts';

/** Time left until `dueAt`; red, with the word, once it is over. */
export function Countdown({ dueAt, size = 'normal' }: { dueAt: number; size?: 'normal' | 'row' | 'hero' }) {
  const left = dueAt - useNow();
  const over = left <= 0;
  return (
    <span className={classes.countdown} data-size={size} data-over={over || undefined} title={`due ${utcTime(dueAt)}`}>
      <span className={classes.figure}>{clockSpan(left)}</span> <span className={classes.word}>{over ? 'overdue' : 'left'}</span>
    </span>
  );
}
