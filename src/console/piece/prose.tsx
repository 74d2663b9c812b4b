import { lazy, Suspense } from 'react';
import classes from './prose.module.css';

const Markdown = lazy(() => import('./markdown.tsx'));

/** Text that people or monitors wrote, as Markdown. Until the renderer is loaded it stands as it is. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={classes.prose}>
      <Suspense fallback={<p className={classes.plain}>{text}</p>}>
        <Markdown text={text} />
      </Suspense>
    </div>
  );
}
