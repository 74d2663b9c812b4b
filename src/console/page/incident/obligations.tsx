import { useState } from 'react';
import type { ObligationView } from '../../api/view.ts';
import { Countdown } from '../../piece/countdown.tsx';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { ReasonModal } from '../../piece/reason-modal.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Empty } from '../../piece/state.tsx';
import { Time } from '../../piece/time.tsx';
import classes from './clock.module.css';
import { useRoom } from './room.ts';
import { Unsaved } from './unsaved.tsx';

/** Everything that the runbook promised by a time: what is owed first, then what was kept or missed. */
export function Obligations() {
  const { incident } = useRoom();
  const owed = incident.obligations
    .filter((each) => each.settledAt === null && each.status !== 'met' && each.status !== 'waived')
    .sort((one, other) => (one.dueAt ?? Number.MAX_VALUE) - (other.dueAt ?? Number.MAX_VALUE));
  const settled = incident.obligations.filter((each) => !owed.includes(each));
  return (
    <Panel title="Owed">
      {owed.length === 0 && <Empty>Nothing is owed now.</Empty>}
      <ul>
        {owed.map((each) => (
          <Obligation key={each.id} obligation={each} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details className={classes.past}>
          <summary>
            {settled.length} settled
            {settled.some((each) => each.status === 'breached')
              ? `, ${settled.filter((each) => each.status === 'breached').length} late`
              : ''}
          </summary>
          <ul>
            {settled.map((each) => (
              <Obligation key={each.id} obligation={each} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Obligation({ obligation }: { obligation: ObligationView }) {
  const { run } = useRoom();
  const [waiving, setWaiving] = useState(false);
  const { status, settledAt, dueAt } = obligation;
  const owed = settledAt === null && status !== 'met' && status !== 'waived';
  return (
    <li className={classes.item}>
      <div>
        <p>
          {obligation.what} <SourceMark src={obligation.src} />
        </p>
        <p className="soft small">
          {obligation.ownerName ?? obligation.owner}
          {dueAt ? (
            <>
              {' '}
              · by <Time at={dueAt} />
            </>
          ) : (
            ' · no time stated'
          )}{' '}
          <Unsaved of={obligation.id} />
        </p>
      </div>
      <div className={classes.right}>
        {owed && dueAt && <Countdown dueAt={dueAt} />}
        {!owed && (
          <span className={status === 'breached' ? 'danger small' : 'soft small'}>
            {status === 'breached' ? 'late' : status}
            {settledAt && (
              <>
                {' '}
                <Time at={settledAt} />
              </>
            )}
          </span>
        )}
        {owed && (
          <span className={classes.settle}>
            <QuietButton onClick={() => void run({ type: 'MeetObligation', id: obligation.id })} aria-label={`Done: ${obligation.what}`}>
              done
            </QuietButton>
            <QuietButton onClick={() => setWaiving(true)} aria-label={`Waive: ${obligation.what}`}>
              waive
            </QuietButton>
          </span>
        )}
      </div>
      {waiving && (
        <ReasonModal
          title="Waive this"
          label={`Why is "${obligation.what}" not needed?`}
          action="Waive"
          opened
          onClose={() => setWaiving(false)}
          onReason={(reason) => run({ type: 'WaiveObligation', id: obligation.id, reason })}
        />
      )}
    </li>
  );
}
