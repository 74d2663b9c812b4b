import type { PersonCommand } from '../../../contract/incident.ts';
import { useRoom } from './room.ts';
import classes from './unsaved.module.css';

/** What was pressed shows as done at once; where the server takes long to say so, this says that it has not yet. */
export function Unsaved({ of }: { of: string }) {
  const { pressed } = useRoom();
  if (!pressed.some((command) => targetOf(command) === of)) return null;
  return (
    <span className={classes.late} role="status">
      not saved yet
    </span>
  );
}

/** The step, question, gate, role, phase or obligation that a command is about. */
function targetOf(command: PersonCommand): string | null {
  if ('step' in command) return command.step;
  if ('field' in command) return command.field;
  if ('gate' in command) return command.gate;
  if ('role' in command) return command.role;
  if ('phase' in command) return command.phase;
  return 'id' in command ? command.id : null;
}
