import { useEffect, useRef } from 'react';
import { Unreachable } from '../../contract/client.ts';
import { useConnection } from '../api/connection.ts';
import { Failure } from './state.tsx';

/** What browsers and the bundler say when a part of the console, fetched only when it is needed, could not be fetched. */
const notFetched = /dynamically imported module|preload CSS|importing a module script failed/i;

/** In the place of a page that cannot be shown. A part that could not be fetched needs the page anew, once Muster answers again. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  const { state } = useConnection();
  const known = error instanceof Error ? error : new Error(String(error));
  const missing = notFetched.test(known.message);
  const wasOffline = useRef(false);
  useEffect(() => {
    if (state === 'offline') wasOffline.current = true;
    else if (missing && wasOffline.current && state === 'live') location.reload();
  }, [missing, state]);
  if (!missing) return <Failure error={known} what="page" retry={reset} />;
  if (state === 'offline') return <Failure error={new Unreachable()} what="page" />;
  const stale = new Error('A part of the console could not be fetched. Muster may have been updated: load the page again.');
  return <Failure error={stale} what="page" retry={() => location.reload()} />;
}
