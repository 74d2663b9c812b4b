import type { GateView } from '../../api/view.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import classes from './gate.module.css';
import { useRoom } from './room.ts';
import { Unsaved } from './unsaved.tsx';
import { YesNo } from './yes-no.tsx';

/** A question of the runbook that decides where to go next, with what each answer does. */
export function Gate({ gate }: { gate: GateView }) {
  const { run } = useRoom();
  return (
    <div className={classes.gate}>
      <div>
        <p className={classes.question}>
          {gate.question} <SourceMark src={gate.src} />
        </p>
        <p className="soft small">
          Yes: {gate.yes}
          {gate.no && (
            <>
              <br />
              No: {gate.no}
            </>
          )}
        </p>
        <p className="small">
          <Unsaved of={gate.id} />
        </p>
      </div>
      <YesNo label={gate.question} value={gate.outcome} onAnswer={(outcome) => void run({ type: 'DecideGate', gate: gate.id, outcome })} />
    </div>
  );
}
