import { useEffect, useState } from 'react';
import type { PhaseView } from '../../api/view.ts';
import { CommandBlock } from '../../piece/command-block.tsx';
import { Countdown } from '../../piece/countdown.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Gate } from './gate.tsx';
import classes from './phase.module.css';
import { useRoom } from './room.ts';
import { Steps } from './steps.tsx';
import { Unsaved } from './unsaved.tsx';

export function Phase({ phase, first }: { phase: PhaseView; first: boolean }) {
  const { incident, run } = useRoom();
  const [open, setOpen] = useState(phase.current || first);
  useEffect(() => {
    if (phase.current) setOpen(true);
  }, [phase.current]);
  const now = phase.current && incident.lifecycle !== 'resolved' && incident.lifecycle !== 'closed';
  const workable = incident.lifecycle === 'active' || incident.lifecycle === 'resolved';
  return (
    <details
      className={classes.phase}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-current={phase.current || undefined}
    >
      <summary className={classes.head}>
        <h3 className={classes.name}>{phase.name}</h3>
        {now && <span className={classes.now}>now</span>}
        {phase.timeBox && <TimeBox phase={phase} now={now} />}
        {phase.total > 0 && (
          <span className={classes.count}>
            {phase.done}/{phase.total}
          </span>
        )}
      </summary>
      <div className={classes.body}>
        <p className={classes.aside}>
          <SourceMark src={phase.src} />
          {!phase.current && workable && (
            <QuietButton onClick={() => void run({ type: 'EnterPhase', phase: phase.id })}>We are in this phase now</QuietButton>
          )}
          <Unsaved of={phase.id} />
        </p>
        <Steps steps={phase.steps} />
        {phase.commands.map((command) => (
          <CommandBlock key={command.id} title={command.title} text={command.text} mark={<SourceMark src={command.src} />} />
        ))}
        {phase.gates.map((gate) => (
          <Gate key={gate.id} gate={gate} />
        ))}
      </div>
    </details>
  );
}

function TimeBox({ phase, now }: { phase: PhaseView; now: boolean }) {
  const box = phase.timeBox;
  if (!box) return null;
  const counting = now && box.endsAt !== null && phase.done < phase.total;
  return (
    <span className={classes.box}>
      {box.text}
      {counting && box.endsAt !== null && (
        <>
          {' '}
          · <Countdown dueAt={box.endsAt} />
        </>
      )}
    </span>
  );
}
