import { useDebouncedValue } from '@mantine/hooks';
import type { Proof } from '../../../api/view.ts';
import { Panel } from '../../../piece/panel.tsx';
import { Several } from '../../../piece/several.tsx';
import { visible } from '../../../piece/visible.ts';
import type { useUnsavedChanges } from '../use-unsaved-changes.ts';
import { FindingLine } from './claim-list.tsx';
import { type Breach, compareProofs } from './compare-proofs.ts';
import { Example } from './counter-examples.tsx';
import { HoldsMark } from './holds-mark.tsx';
import type { LineOf } from './line-of.ts';
import classes from './proof.module.css';
import { ProofProgress } from './proof-progress.tsx';
import { verdictWords } from './proof-words.ts';
import { type ProofRun, useProof } from './use-proof.ts';

const PAUSE_MS = 800;

type Props = {
  saved: ProofRun;
  days: number;
  runbook: { id: string; hash: string };
  text: string;
  unsaved: ReturnType<typeof useUnsavedChanges>;
  lineOf: LineOf;
};

/** What saving a text would break, and what it would mend: its proof beside that of the saved revision. Only words changed: nothing to prove. */
export function DraftProof({ saved, days, runbook, text, unsaved: { changed, query }, lineOf }: Props) {
  const [paused] = useDebouncedValue(text, PAUSE_MS);
  const matters = changed && query.data?.of === paused && query.data.changes.length > 0;
  const draft = useProof({ ...{ id: runbook.id, hash: runbook.hash, days, text: paused }, enabled: matters });
  const words = saved.proof && verdictWords(saved.proof);
  if (query.isError && changed) return null;
  return (
    <Panel title="What this does to the proof">
      <div role="status">
        {!matters && words && (
          <p className="soft">
            The saved revision: {words.text}. {changed && query.data?.changes.length === 0 ? 'Other words do not change that.' : ''}
          </p>
        )}
        {!saved.proof && <ProofProgress run={saved} what="the saved revision" />}
        {matters && saved.proof && <ProofProgress run={draft} what="your text" />}
        {matters && saved.proof && draft.proof && <Compared saved={saved.proof} draft={draft.proof} lineOf={lineOf} />}
      </div>
    </Panel>
  );
}

function Compared({ saved, draft, lineOf }: { saved: Proof; draft: Proof; lineOf: LineOf }) {
  const { broken, held, still } = compareProofs(saved, draft);
  const words = verdictWords(draft);
  return (
    <>
      <div className={classes.headline} data-tone={broken.length > 0 ? 'bad' : 'open'}>
        <h3>
          {broken.length > 0
            ? `This breaks ${broken.length === 1 ? 'what held until now' : `${broken.length} things that held until now`}`
            : 'This breaks nothing that held'}
        </h3>
      </div>
      {broken.length > 0 && <Breaches title="Newly broken" breaches={broken} proof={draft} lineOf={lineOf} />}
      {held.length > 0 && (
        <section aria-label="Newly held" className={classes.part}>
          <h3>Newly held</h3>
          <ul>
            {held.map(({ key, title, finding }) => (
              <li key={key} className={classes.row}>
                <HoldsMark holds={true} />
                <span>{finding ? `No longer: ${visible(title)}` : visible(title)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {still.length > 0 && <Breaches title="Still broken" breaches={still} proof={draft} lineOf={lineOf} />}
      <p className={`soft small ${classes.outcome}`}>With this text: {words.text}.</p>
    </>
  );
}

type BreachesProps = { title: string; breaches: Breach[]; proof: Proof; lineOf: LineOf };

function Breaches({ title, breaches, proof, lineOf }: BreachesProps) {
  return (
    <section aria-label={title} className={classes.part}>
      <h3>
        {title} <span className="soft">{breaches.length}</span>
      </h3>
      <Several few={5} items={breaches} what="of them">
        {(breach, index) => (
          <li key={breach.key} className={classes.breach}>
            <ul>
              {breach.examples.map((example, at) => (
                <Example
                  key={`${example.at} ${at}`}
                  {...{ example, proof, lineOf }}
                  open={title === 'Newly broken' && index === 0 && at === 0}
                />
              ))}
              {breach.finding && <FindingLine finding={breach.finding} lineOf={lineOf} />}
            </ul>
          </li>
        )}
      </Several>
    </section>
  );
}
