import { Icon } from '../../../piece/icon.tsx';
import classes from './proof.module.css';

/** Does it hold? Said by shape and in words, not by colour alone. `open`: not known. */
export function HoldsMark({ holds }: { holds: boolean | 'open' }) {
  const word = holds === 'open' ? 'not known' : holds ? 'holds' : 'does not hold';
  return (
    <span className={classes.mark} data-holds={holds} title={word}>
      <Icon name={holds === 'open' ? 'minus' : holds ? 'check' : 'close'} size={15} />
      <span className="visually-hidden">{word}: </span>
    </span>
  );
}
