import type { ComponentProps } from 'react';
import classes from './quiet-button.module.css';

/** A button that does not ask for attention: text in the link's colour, no frame. */
export function QuietButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={className ? `${classes.quiet} ${className}` : classes.quiet} {...rest} />;
}
