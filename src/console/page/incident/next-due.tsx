import { Button, Kbd } from '@mantine/core';
import { Countdown } from '../../piece/countdown.tsx';
import { SourceMark } from '../../piece/source-mark.tsx';
import { Time } from '../../piece/time.tsx';
import classes from './next-due.module.css';
import { useRoom } from './room.ts';
import { isMoving, roomActions } from './room-actions.ts';

/** The largest thing on the screen: what the runbook wants next, from whom, and how long there is. */
export function NextDue() {
  const room = useRoom();
  const due = room.incident.nextDue;
  return (
    <section className={classes.hero} aria-label="Due next">
      <div>
        {due?.dueAt && (
          <p className={classes.count}>
            <Countdown dueAt={due.dueAt} size="hero" />
          </p>
        )}
        <p className={classes.what}>
          {due ? (
            <>
              {due.what} <SourceMark src={due.src} />
            </>
          ) : (
            'Nothing is due.'
          )}
        </p>
        {due && (
          <p className="soft">
            {due.ownerName && due.ownerName !== due.owner ? `${due.ownerName}, ${due.owner}` : due.owner}
            {due.dueAt && (
              <>
                {' '}
                · by <Time at={due.dueAt} />
              </>
            )}
          </p>
        )}
      </div>
      <div className={classes.actions}>
        {roomActions(room.incident).map((action, index) => (
          <Button
            key={action.label}
            variant={index === 0 ? 'filled' : 'default'}
            size="md"
            loading={index === 0 && isMoving(room)}
            onClick={() => action.does(room)}
            {...(action.key
              ? {
                  rightSection: (
                    <Kbd size="xs" aria-hidden>
                      {action.key}
                    </Kbd>
                  ),
                  'aria-keyshortcuts': action.key,
                }
              : {})}
          >
            {action.label}
          </Button>
        ))}
      </div>
    </section>
  );
}
