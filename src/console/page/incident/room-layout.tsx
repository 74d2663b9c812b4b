import { Alerts } from './alerts.tsx';
import { Escalation } from './escalation.tsx';
import { IncidentHead } from './incident-head.tsx';
import { Moments } from './moments.tsx';
import { NextDue } from './next-due.tsx';
import { Obligations } from './obligations.tsx';
import { Places } from './places.tsx';
import { Procedures } from './procedures.tsx';
import { Questions } from './questions.tsx';
import { Roles } from './roles.tsx';
import classes from './room-layout.module.css';
import { ThumbBar } from './thumb-bar.tsx';
import { Timeline } from './timeline.tsx';
import { Work } from './work.tsx';

/** On a desktop work, timeline and clock stand side by side; on a phone one below the other, with a way to each. */
export function RoomLayout({ id }: { id: string }) {
  return (
    <article>
      <IncidentHead />
      <NextDue />
      <nav className={classes.jump} aria-label="Parts of the room">
        <a href="#work">Work</a>
        <a href="#timeline">Timeline</a>
        <a href="#clock">Clock</a>
        <a href="#roles">Roles</a>
      </nav>
      <div className={classes.columns}>
        <div className={classes.work} id="work">
          <Questions />
          <Work />
          <Procedures />
        </div>
        <div className={classes.timeline} id="timeline">
          <Timeline id={id} />
        </div>
        <div className={classes.clock} id="clock">
          <Obligations />
          <Escalation />
          <Roles />
          <Alerts />
          <Moments />
          <Places />
        </div>
      </div>
      <ThumbBar />
    </article>
  );
}
