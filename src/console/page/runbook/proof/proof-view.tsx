import { NativeSelect } from '@mantine/core';
import type { Proof } from '../../../api/view.ts';
import { zonedTime } from '../../../piece/moment.ts';
import { LineLink } from '../line-link.tsx';
import { ClaimList } from './claim-list.tsx';
import { CounterExamples } from './counter-examples.tsx';
import { LevelList } from './level-list.tsx';
import type { LineOf } from './line-of.ts';
import classes from './proof.module.css';
import { ProofProgress } from './proof-progress.tsx';
import { problemsOf } from './proof-words.ts';
import type { ProofRun } from './use-proof.ts';

const horizons = [7, 30, 90, 180, 366];
const lineOf: LineOf = (src) => <LineLink src={src} />;

type Props = { run: ProofRun; days: number; onDays: (days: number) => void };

/** What the verdict rests on: each way in which it fails, what each level promises, and whether the runbook can be worked through. */
export function ProofView({ run, days, onDays }: Props) {
  return (
    <section aria-label="Proof">
      <div className={classes.form}>
        <NativeSelect
          label="Incidents that begin within"
          value={String(days)}
          data={horizons.map((each) => ({ value: String(each), label: `${each} days` }))}
          onChange={(event) => onDays(Number(event.currentTarget.value))}
        />
        <ProofProgress run={run} what={`these ${days} days`} reasonStands />
      </div>
      {run.proof ? (
        <Verdict proof={run.proof} />
      ) : (
        <p className="soft small">
          Every level, category and answer is played at every minute, by the people, channels and working days as they are set. Nobody is
          told.
        </p>
      )}
    </section>
  );
}

function Verdict({ proof }: { proof: Proof }) {
  const { effort, from, to, zone } = proof;
  const many = (count: number) => count.toLocaleString('en');
  const levels = <LevelList key="levels" proof={proof} lineOf={lineOf} />;
  const claims = <ClaimList key="claims" proof={proof} lineOf={lineOf} />;
  // What is to be mended stands first.
  const late = proof.levels.some((level) => !level.holds);
  return (
    <>
      <CounterExamples proof={proof} lineOf={lineOf} />
      {late || problemsOf(proof).length === 0 ? [levels, claims] : [claims, levels]}
      <p className={`soft small ${classes.effort}`}>
        {zonedTime(from, zone)} to {zonedTime(to, zone)}, {zone}. {many(effort.starts)} starts are {many(effort.situations)} situations,
        played in {many(effort.runs)} runs; questions are answered at the start or never.
      </p>
    </>
  );
}
