import { Loader } from '@mantine/core';
import { QuietButton } from '../../../piece/quiet-button.tsx';
import { HoldsMark } from './holds-mark.tsx';
import classes from './proof.module.css';
import { verdictWords } from './proof-words.ts';
import { isBusy, type ProofRun } from './use-proof.ts';

/** The verdict in one line, the only place where it stands; it leads to what it rests on. */
export function ProofGlance({ run, onOpen }: { run: ProofRun; onOpen: () => void }) {
  const { proof, state, error } = run;
  const words = proof && verdictWords(proof);
  return (
    <p className={classes.glance} aria-live="polite">
      {words && (
        <>
          <HoldsMark holds={words.tone === 'open' ? 'open' : words.tone === 'good'} />
          <QuietButton className={classes.verdict} data-tone={words.tone} onClick={onOpen}>
            {words.text}
          </QuietButton>
          <span className="soft small">
            {words.why}
            {state === 'failed' && `; since then it could not be proved: ${error?.message}`}
            {(state === 'running' || state === 'waiting') && '; proving again …'}
          </span>
        </>
      )}
      {!words && (state === 'running' || state === 'waiting') && (
        <>
          <Loader size={14} color="gray" />
          <span className="soft small">Proving …</span>
        </>
      )}
      {!words && state === 'failed' && (
        <>
          <HoldsMark holds="open" />
          <QuietButton className={classes.verdict} onClick={onOpen}>
            {isBusy(error) ? 'Not proved yet' : 'Cannot be proved'}
          </QuietButton>
          <span className="soft small">{error?.message}</span>
        </>
      )}
      {!words && state === 'stopped' && (
        <QuietButton className={classes.verdict} onClick={onOpen}>
          Not proved yet
        </QuietButton>
      )}
    </p>
  );
}
