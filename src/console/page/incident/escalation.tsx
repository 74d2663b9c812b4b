import type { EscalationStepView } from '../../api/view.ts';
import { Countdown } from '../../piece/countdown.tsx';
import { Panel } from '../../piece/panel.tsx';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Empty } from '../../piece/state.tsx';
import { Time } from '../../piece/time.tsx';
import classes from './clock.module.css';
import { useRoom } from './room.ts';

/** Who was told, who will be told and when; a step that waits for an answer or tells nobody says why. */
export function Escalation() {
  const { incident, open } = useRoom();
  const running = incident.lifecycle === 'triage' || incident.lifecycle === 'active';
  return (
    <Panel title="Escalation" aside={running && <QuietButton onClick={() => open('escalate')}>Tell somebody now</QuietButton>}>
      {incident.escalationNote && <p className="soft small">{incident.escalationNote}</p>}
      {incident.escalation.length === 0 && (
        <Empty>
          {incident.severity ? `The runbook tells nobody for ${incident.severity.id}.` : 'Who is told depends on the severity.'}
        </Empty>
      )}
      <ol>
        {incident.escalation.map((step) => (
          <EscalationStep key={`${step.rule}-${step.label}`} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

function EscalationStep({ step }: { step: EscalationStepView }) {
  const names = step.people.length > 0 ? step.people.join(', ') : 'nobody holds this';
  const unheld = step.people.length === 0 && step.status === 'waiting';
  return (
    <li className={classes.item} data-status={step.status}>
      <div>
        <p>
          {step.roles.join(', ') || step.label} <SourceMark src={step.src} />
        </p>
        <p className={unheld ? 'danger small' : 'soft small'}>
          {names}
          {step.roles.length > 0 && ` · ${step.label}`}
        </p>
        {step.condition && (
          <p className={classes.why}>
            {step.condition.text}: {step.condition.answer ?? 'not answered yet'}
          </p>
        )}
        {step.why && <p className={classes.why}>{step.why}</p>}
      </div>
      <div className={classes.right}>
        <Standing step={step} />
      </div>
    </li>
  );
}

function Standing({ step }: { step: EscalationStepView }) {
  if (step.reachedAt !== null)
    return (
      <span className="small">
        told <Time at={step.reachedAt} />
      </span>
    );
  if (step.status === 'waiting' && step.dueAt !== null)
    return (
      <>
        <Countdown dueAt={step.dueAt} />
        <span className="soft small">
          at <Time at={step.dueAt} />
        </span>
      </>
    );
  const word = { reached: 'told', waiting: 'waits', held: 'held', skipped: 'skipped', over: 'not needed' }[step.status];
  return <span className="soft small">{word}</span>;
}
