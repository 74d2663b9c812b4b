import type { StepView } from '../../api/view.ts';
import { Step } from './step.tsx';
import classes from './steps.module.css';

/** Steps in the runbook's order; its own sub-headings stand where they change. */
export function Steps({ steps }: { steps: StepView[] }) {
  return (
    <ul className={classes.steps}>
      {steps.map((step, index) => (
        <li key={step.id}>
          {step.group && step.group !== steps[index - 1]?.group && <p className={classes.group}>{step.group}</p>}
          <Step step={step} />
          {step.steps.length > 0 && (
            <div className={classes.below}>
              <Steps steps={step.steps} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
