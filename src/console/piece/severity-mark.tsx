import type { SeverityView } from '../api/view.ts';
import classes from './severity-mark.module.css';

/** The runbook's own level. Red for the most severe only; the others differ by weight. */
export function SeverityMark({ severity, size = 'normal' }: { severity: SeverityView | null; size?: 'normal' | 'large' }) {
  if (!severity)
    return (
      <span className={classes.mark} data-size={size} data-weight="none">
        no severity
      </span>
    );
  const weight = severity.rank === 1 ? 'critical' : severity.rank === 2 ? 'high' : 'low';
  const label = severity.name ? `${severity.id}, ${severity.name}` : severity.id;
  return (
    <span className={classes.mark} data-size={size} data-weight={weight} title={`${label}: level ${severity.rank} of ${severity.of}`}>
      {severity.id}
    </span>
  );
}
