import { useIsFetching } from '@tanstack/react-query';
import { useConnection } from '../api/connection.ts';
import { shortTime } from '../piece/moment.ts';
import classes from './freshness.module.css';

/** How far what is on the screen can be trusted: live, or how old it is. */
export function Freshness() {
  const connection = useConnection();
  const fetching = useIsFetching() > 0;
  const live = connection.state === 'live';
  const heard = connection.heardAt;
  const word = live ? (fetching ? 'Updating' : 'Live') : connection.state === 'connecting' ? 'Connecting' : 'Offline';
  const title = live
    ? `Changes appear by themselves. Last word from the server at ${heard ? shortTime(heard, Date.now()) : '–'}.`
    : 'Not connected to the live stream.';
  return (
    <span className={classes.freshness} data-state={connection.state} title={title}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.word}>{word}</span>
    </span>
  );
}
