import type colors from 'picocolors';
import type { Paint } from '../simulation-text.ts';
import type { PaintChange } from './side-by-side.ts';
import type { PaintStroke } from './timeline-text.ts';

/** The colours of a simulation: blue is who is told, red what went wrong, green what was kept, dim what is only there. */
export function painters(c: ReturnType<typeof colors.createColors>): { moment: Paint; stroke: PaintStroke; change: PaintChange } {
  return {
    moment: (kind, text) => {
      if (kind === 'page' || kind === 'catch-all') return c.blue(text);
      if (kind === 'missed' || kind === 'undelivered' || kind === 'refused' || kind === 'exhausted') return c.red(text);
      return kind === 'incident' ? c.bold(text) : c.dim(text);
    },
    stroke: (stroke, text) => {
      if (stroke === 'paged' || stroke === 'informed' || stroke === 'catch-all') return c.blue(text);
      if (stroke === 'missed' || stroke === 'lost' || stroke === 'refused') return c.red(text);
      if (stroke === 'kept' || stroke === 'answered') return c.green(text);
      if (stroke === 'heading') return c.bold(text);
      return stroke === 'quiet' || stroke === 'bar' ? c.dim(text) : text;
    },
    change: (word, text) => (word === 'gone' || word === 'later' ? c.red(text) : word === 'same' ? text : c.green(text)),
  };
}
