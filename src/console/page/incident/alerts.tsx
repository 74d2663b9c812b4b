import { Panel } from '../../piece/panel.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './clock.module.css';
import { useRoom } from './room.ts';

const SHOWN = 8;

/** The monitors' signals behind this incident. Labels and links came from outside: text, and web links only. */
export function Alerts() {
  const { alerts } = useRoom().incident;
  if (alerts.length === 0) return null;
  const firing = alerts.filter((alert) => alert.status === 'firing').length;
  return (
    <Panel
      title="Alerts"
      aside={
        <span className="soft small">
          {firing} of {alerts.length} firing
        </span>
      }
    >
      <ul>
        {alerts.slice(0, SHOWN).map((alert) => (
          <li key={alert.key} className={classes.item}>
            <div>
              <p>{visible(alert.summary)}</p>
              <details className={classes.past}>
                <summary>{Object.keys(alert.labels).length} labels</summary>
                <dl className="mono">
                  {Object.entries(alert.labels).map(([name, value]) => (
                    <div key={name}>
                      {visible(name)}={visible(value)}
                    </div>
                  ))}
                </dl>
              </details>
            </div>
            <div className={classes.right}>
              <span className="soft small">{alert.status}</span>
              {alert.link && /^https?:\/\//i.test(alert.link) && (
                <a className="small" href={alert.link} target="_blank" rel="noopener noreferrer nofollow">
                  open
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      {alerts.length > SHOWN && <p className="soft small">and {alerts.length - SHOWN} more</p>}
    </Panel>
  );
}
