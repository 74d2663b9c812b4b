import type { ReactNode } from 'react';
import classes from './command-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { visible } from './visible.ts';

/** Text for a terminal or a file, to be read and copied; nothing here runs it. */
export function CommandBlock({ title, text, mark }: { title: string; text: string; mark?: ReactNode }) {
  return (
    <figure className={classes.block}>
      <figcaption className={classes.head}>
        <span>
          {title} {mark}
        </span>
        <CopyButton text={text} label={title} />
      </figcaption>
      <pre className={classes.text} tabIndex={0}>
        {visible(text)}
      </pre>
    </figure>
  );
}
