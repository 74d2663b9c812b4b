import { useState } from 'react';
import type { StepView } from '../../api/view.ts';
import { QuietButton } from '../../piece/quiet-button.tsx';
import { ReasonModal } from '../../piece/reason-modal.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Time } from '../../piece/time.tsx';
import { visible } from '../../piece/visible.ts';
import { AnswerField } from './answer-field.tsx';
import { useRoom } from './room.ts';
import classes from './step.module.css';
import { Unsaved } from './unsaved.tsx';

export function Step({ step }: { step: StepView }) {
  const { incident, run } = useRoom();
  const [skipping, setSkipping] = useState(false);
  const settled = step.status !== 'open';
  const locked = ['closed', 'declined', 'merged'].includes(incident.lifecycle);
  const toggle = () => void run(settled ? { type: 'ReopenStep', step: step.id } : { type: 'TickStep', step: step.id });
  return (
    <div className={classes.step} data-status={step.status} data-applies={step.applies}>
      <label className={classes.main}>
        <input
          type="checkbox"
          className={classes.box}
          checked={settled}
          disabled={locked || !step.applies}
          onChange={toggle}
          ref={(box) => {
            if (box) box.indeterminate = step.status === 'skipped';
          }}
        />
        <span className={classes.text}>{visible(step.text)}</span>
      </label>
      <span className={classes.side}>
        {!settled && !locked && step.applies && (
          <QuietButton className={classes.skip ?? ''} onClick={() => setSkipping(true)} aria-label={`Skip: ${step.text}`}>
            skip
          </QuietButton>
        )}
        <SourceMark src={step.src} />
      </span>
      <div className={classes.more}>
        {step.role && <span>for {step.role}</span>}
        {step.condition && <span>{step.condition}</span>}
        {!step.applies && <span>not for {incident.severity?.id ?? 'this severity'}</span>}
        {settled && (
          <span>
            {step.status === 'skipped' ? 'skipped' : 'done'}
            {step.by ? ` by ${step.by}` : ''}
            {step.at && (
              <>
                {' '}
                at <Time at={step.at} />
              </>
            )}
            {step.note ? `: ${visible(step.note)}` : ''}
          </span>
        )}
        <Unsaved of={step.id} />
        {step.detail.map((text) => (
          <p key={text} className={classes.detail}>
            {visible(text)}
          </p>
        ))}
        {step.asks && step.applies && !locked && <AnswerField field={step.asks} question={step.text} answer={step.answer} />}
      </div>
      {skipping && (
        <ReasonModal
          title="Skip this step"
          label={`Why is "${step.text}" not done?`}
          action="Skip"
          opened
          onClose={() => setSkipping(false)}
          onReason={(reason) => run({ type: 'SkipStep', step: step.id, reason })}
        />
      )}
    </div>
  );
}
