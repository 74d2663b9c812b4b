import type { MomentKind } from '../../../core/simulate/moment.ts';
import { KIND_WORDS } from '../../../core/simulate/page.ts';
import type { Simulation } from '../../api/view.ts';
import { utcTime } from '../../piece/moment.ts';
import { SourceMark } from '../../piece/source-mark.tsx';
import { visible } from '../../piece/visible.ts';
import classes from './simulate.module.css';

const bad: ReadonlySet<string> = new Set<MomentKind>(['missed', 'undelivered', 'refused', 'exhausted']);

/** When, what kind of thing, what, and whom it concerns. That the incident begins and ends needs no word for its kind. */
export function SimulatedMoment({ moment }: { moment: Simulation['moments'][number] }) {
  const kind = moment.kind as MomentKind;
  const word = kind === 'incident' ? null : KIND_WORDS[kind];
  return (
    <li className={classes.moment}>
      <span className={classes.offset} title={utcTime(moment.at)}>
        {offset(moment.offsetMinutes)}
      </span>
      <div>
        <p>
          {word && (
            <span className={classes.kind} data-bad={bad.has(moment.kind) || undefined}>
              {word}
            </span>
          )}{' '}
          {visible(moment.text)} <SourceMark src={moment.src} />
        </p>
        {moment.who.length > 0 && <p className="soft small">{moment.who.join(', ')}</p>}
      </div>
    </li>
  );
}

/** `+15 min`, `+2 h 30`, `+3 d 2 h`. */
export function offset(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `+${whole} min`;
  if (whole < 1_440) return `+${Math.floor(whole / 60)} h${whole % 60 ? ` ${String(whole % 60).padStart(2, '0')}` : ''}`;
  const hours = Math.floor((whole % 1_440) / 60);
  return `+${Math.floor(whole / 1_440)} d${hours ? ` ${hours} h` : ''}`;
}
