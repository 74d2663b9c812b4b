import picocolors from 'picocolors';
import { safeJson } from './terminal-text.ts';

/** Colour on a terminal only, and not where it is unwelcome. */
export function colors() {
  return picocolors.createColors(process.stdout.isTTY === true && !process.env['NO_COLOR']);
}

/** Prints for people, or the whole answer as JSON. */
export function print(options: { format: string }, answer: unknown, text: () => string): void {
  console.log(options.format === 'json' ? safeJson(answer) : text());
}
