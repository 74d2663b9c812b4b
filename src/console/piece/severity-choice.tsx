import { useQuery } from '@tanstack/react-query';
import { runbookQuery } from '../api/query.ts';
import classes from './severity-choice.module.css';
import { SourceMark } from './source-mark.tsx';

/** The runbook's levels with its own criteria, as a choice. */
export function SeverityChoice(props: { runbookId: string; revision?: string; value: string | null; onChange: (id: string) => void }) {
  const runbook = useQuery(runbookQuery(props.runbookId, props.revision));
  if (runbook.isPending) return <p className="soft">Reading the runbook's severities …</p>;
  if (runbook.isError)
    return (
      <p className="danger" role="alert">
        {runbook.error.message}
      </p>
    );
  const severities = [...runbook.data.policy.severities].sort((a, b) => a.rank - b.rank);
  if (severities.length === 0)
    return (
      <p className="danger" role="alert">
        This runbook names no severities. Add them to the runbook, or choose another one.
      </p>
    );
  return (
    <fieldset className={classes.choice}>
      <legend>Severity</legend>
      {severities.map((severity) => (
        <div key={severity.id} className={classes.option} data-chosen={props.value === severity.id || undefined}>
          <label className={classes.label}>
            <input type="radio" name="severity" checked={props.value === severity.id} onChange={() => props.onChange(severity.id)} />
            <strong>{severity.id}</strong>
            {severity.name !== 'not-stated' && <span className="soft">{severity.name.value}</span>}
          </label>
          <SourceMark src={severity.src} />
          {severity.criteria.length > 0 && (
            <ul className={classes.criteria}>
              {severity.criteria.slice(0, 6).map((text) => (
                <li key={text.text}>{text.text}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </fieldset>
  );
}
