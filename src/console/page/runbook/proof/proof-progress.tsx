import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { QuietButton } from '../../../piece/quiet-button.tsx';
import classes from './proof.module.css';
import type { ProofRun } from './use-proof.ts';

type Props = { run: ProofRun; what: string; reasonStands?: boolean };

/** What a proof is doing, with the way to stop it or to try again; nothing when it is done. `reasonStands`: why it failed is said already. */
export function ProofProgress({ run, what, reasonStands = false }: Props) {
  const { state, error, start, stop } = run;
  if (state === 'done') return null;
  if (state === 'failed')
    return (
      <div className={classes.progress} role="alert">
        {reasonStands ? <p>Nothing is known of {what}.</p> : <p className="danger">{error?.message}</p>}
        <Button variant="default" size="xs" onClick={start}>
          Try again
        </Button>
      </div>
    );
  if (state === 'stopped')
    return (
      <div className={classes.progress} role="status">
        <p>Stopped: nothing is proved.</p>
        <Button variant="default" size="xs" onClick={start}>
          Prove
        </Button>
      </div>
    );
  return (
    <div className={classes.progress} role="status">
      <Loader size={16} color="gray" />
      <p>{state === 'waiting' ? 'Another proof is being made. This one begins by itself.' : `Proving ${what} …`}</p>
      <Elapsed key={state} />
      <QuietButton onClick={stop}>Stop</QuietButton>
    </div>
  );
}

/** Seconds since it was put on the screen; quiet about the first ones. */
function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="soft small" aria-live="off">
      {seconds > 2 && `${seconds} s of 30 s at most`}
    </span>
  );
}
