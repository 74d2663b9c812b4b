import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** A titled part of a page: space and a rule, no box. `aside` stands at the right of the title. */
export function Panel({ title, id, aside, children }: { title: string; id?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.panel} aria-label={title} id={id}>
      <header className={classes.head}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
