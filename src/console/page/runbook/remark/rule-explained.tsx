import { useQuery } from '@tanstack/react-query';
import { rulesQuery } from '../../../api/query.ts';
import { visible } from '../../../piece/visible.ts';
import classes from './remark.module.css';

/** What `muster check --explain` says of a rule: why it matters, what to write instead, and a text with the fault and without it. */
export function RuleExplained({ id }: { id: string }) {
  const rules = useQuery(rulesQuery);
  const rule = rules.data?.items.find((each) => each.id === id);
  if (rules.isError) return <p className="danger small">{rules.error.message}</p>;
  if (!rules.data)
    return (
      <p className="soft small" role="status">
        Loading the rule …
      </p>
    );
  if (!rule) return <p className="soft small">This rule is not explained.</p>;
  return (
    <div className={classes.rule}>
      <p>
        <strong>{rule.title}.</strong> {rule.what}
      </p>
      <p>
        <strong>Why it matters at 03:00:</strong> {rule.why}
      </p>
      <p>
        <strong>Write instead:</strong> {rule.instead}
      </p>
      <div className={classes.samples}>
        <Sample title="With the fault" lines={rule.bad} />
        <Sample title="Without it" lines={rule.good} />
      </div>
      <p className="soft">
        Not for this document? Write <code>{`muster: { rules: { ${id}: off } }`}</code> into its front matter; with <code>error</code>,{' '}
        <code>warning</code> or <code>note</code> in the place of <code>off</code> it is said louder or quieter.
      </p>
    </div>
  );
}

function Sample({ title, lines }: { title: string; lines: string[] | null }) {
  if (!lines) return null;
  return (
    <figure className={classes.sample}>
      <figcaption className="soft">{title}</figcaption>
      <pre tabIndex={0}>{visible(lines.join('\n'))}</pre>
    </figure>
  );
}
