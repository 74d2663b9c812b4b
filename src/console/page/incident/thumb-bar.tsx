import { Button } from '@mantine/core';
import { useRoom } from './room.ts';
import { isMoving, roomActions } from './room-actions.ts';
import classes from './thumb-bar.module.css';

/** On a phone: what a thumb reaches without looking. */
export function ThumbBar() {
  const room = useRoom();
  const [first, ...others] = roomActions(room.incident);
  return (
    <div className={classes.bar} role="toolbar" aria-label="Actions">
      {first && (
        <Button className={classes.first} size="lg" loading={isMoving(room)} onClick={() => first.does(room)}>
          {first.label}
        </Button>
      )}
      {others.slice(0, 1).map((action) => (
        <Button key={action.label} className={classes.other} size="lg" variant="default" onClick={() => action.does(room)}>
          {action.label}
        </Button>
      ))}
    </div>
  );
}
