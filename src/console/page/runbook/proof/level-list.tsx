import { lengthOf } from '../../../../core/prove/counter-example.ts';
import type { LevelVerdict, Proof } from '../../../api/view.ts';
import { zonedTime } from '../../../piece/moment.ts';
import { visible } from '../../../piece/visible.ts';
import { HoldsMark } from './holds-mark.tsx';
import type { LineOf } from './line-of.ts';
import classes from './proof.module.css';
import { boundWords } from './proof-words.ts';

const MINUTE = 60_000;

/** What each level promises, and how long somebody waits at worst. */
export function LevelList({ proof, lineOf }: { proof: Proof; lineOf: LineOf }) {
  return (
    <section aria-labelledby="proof-levels" className={classes.part}>
      <h3 id="proof-levels">Is somebody told in time, when nobody answers?</h3>
      <ul>
        {proof.levels.map((level) => (
          <li key={level.severity} className={classes.row}>
            <HoldsMark holds={!level.holds ? false : proof.effort.complete || 'open'} />
            <div>
              <p>
                <strong>{level.severity ?? 'Any incident'}</strong> {visible(boundWords(level.bound))}{' '}
                {level.bound.src && lineOf(level.bound.src)}
              </p>
              <Worst level={level} zone={proof.zone} lineOf={lineOf} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Worst({ level: { worst, first, next }, zone, lineOf }: { level: LevelVerdict; zone: string; lineOf: LineOf }) {
  if (worst === null || first === null) return <p className="soft small">At worst nobody is ever told.</p>;
  const when =
    worst.afterMinutes === 0
      ? 'Always at once'
      : `At worst after ${lengthOf(worst.afterMinutes * MINUTE)}, as on ${zonedTime(worst.at, zone)}`;
  return (
    <>
      <p className="soft small">
        {when}: {visible(first.who)}
        {first.catchAll && ', as the catch-all only: the runbook calls nobody who can be told'} {first.src && lineOf(first.src)}
      </p>
      <p className="soft small">
        {nextWords(next, worst.afterMinutes)} {next?.src && lineOf(next.src)}
      </p>
    </>
  );
}

/** Who else is called, counted from the start, where the first one does not answer. */
function nextWords(next: LevelVerdict['next'], firstAfter: number): string {
  if (next === null) return 'Not answered: nobody else';
  const who = `${visible(next.who)}${next.catchAll ? ', the catch-all' : ''}`;
  return next.afterMinutes <= firstAfter
    ? `And ${who}, at the same time`
    : `Not answered: ${who} after ${lengthOf(next.afterMinutes * MINUTE)}`;
}
