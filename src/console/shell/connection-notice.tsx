import { useConnection } from '../api/connection.ts';
import { useNow } from '../api/server-clock.ts';
import { shortTime } from '../piece/moment.ts';
import { roughSpan } from '../piece/span.ts';
import classes from './connection-notice.module.css';

const PATIENCE_MS = 2_000;

/** Says that what is on the screen is old, once that is more than a hiccup. */
export function ConnectionNotice() {
  const connection = useConnection();
  const now = useNow();
  if (connection.state !== 'offline' || Date.now() - connection.since < PATIENCE_MS) return null;
  const age = connection.heardAt === null ? null : roughSpan(now - connection.heardAt);
  return (
    <div className={classes.notice} role="status">
      <strong>Offline since {shortTime(connection.since, Date.now())}.</strong> {age ? `What you see is ${age} old. ` : ''}Trying again by
      itself; nothing is lost.
    </div>
  );
}
