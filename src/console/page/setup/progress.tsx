import { Icon } from '../../piece/icon.tsx';
import classes from './progress.module.css';
import { type StepId, steps } from './setup-steps.ts';

/** Where one is on the way; what was passed can be gone back to. */
export function Progress({ current, signedIn, onGo }: { current: StepId; signedIn: boolean; onGo: (step: StepId) => void }) {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <nav aria-label="Progress">
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.id} data-passed={index < at || undefined}>
            <button
              type="button"
              disabled={!signedIn || step.id === 'account'}
              aria-current={step.id === current ? 'step' : undefined}
              onClick={() => onGo(step.id)}
            >
              {index < at ? <Icon name="check" size={14} /> : <span>{index + 1}</span>} {step.name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
