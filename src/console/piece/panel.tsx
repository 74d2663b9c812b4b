import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import classes from './panel.module.css';

/** A titled part of a page: space and a rule, no box. `aside` stands at the right of the title. */
export function Panel({ title, id, aside, children }: { title: string; id?: string; aside?: ReactNode; children: ReactNode }) {
  const wanted = useLocation({ select: ({ hash }) => id !== undefined && hash === id });
  // The page's data comes after its address: the router has looked for this place before it was there.
  useEffect(() => {
    if (wanted && id) document.getElementById(id)?.scrollIntoView();
  }, [wanted, id]);
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
