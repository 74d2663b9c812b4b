import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError, Unreachable } from '../../contract/client.ts';
import classes from './state.module.css';

/** The page waits for its first data. Nothing for a blink, then a word. */
export function Loading({ what }: { what: string }) {
  return (
    <div className={classes.state} role="status" data-late>
      <Loader size="sm" type="dots" />
      <p className="soft">Loading {what} …</p>
    </div>
  );
}

/** What went wrong, in the API's own words, and what can be done. */
export function Failure({ error, what, retry }: { error: Error; what: string; retry?: () => void }) {
  const gone = error instanceof ApiError && error.problem.status === 404;
  const advice =
    error instanceof Unreachable
      ? 'Muster does not answer. This page tries again by itself as soon as the connection is back.'
      : error.message;
  return (
    <div className={classes.state} role="alert">
      <h2>{gone ? `There is no such ${what}` : `The ${what} could not be loaded`}</h2>
      <p className="soft">{advice}</p>
      {retry && !gone && (
        <Button variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Nothing to show, and why that is so. */
export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {title && <p className={classes.title}>{title}</p>}
      {children && <div className="soft">{children}</div>}
    </div>
  );
}
