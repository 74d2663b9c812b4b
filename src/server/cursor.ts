import { ProblemError } from './problem.ts';

/** Where a list goes on, opaque to its reader. */
export function toCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** Throws a ProblemError when it is none of ours. */
export function fromCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (id === '' || toCursor(id) !== cursor)
    throw new ProblemError('invalid-request', 'The cursor is not one that this list gave: start again without it.');
  return id;
}
