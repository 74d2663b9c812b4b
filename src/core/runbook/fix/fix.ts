import type { CompileOptions } from '../compilation.ts';
import { compile } from '../compile.ts';
import { applyEdits } from './apply-edits.ts';

/** A mended link may stand in a mended line: what one round uncovers, the next one mends. */
const ROUNDS = 5;

/** The text with every safe fix made, and how many there were. Fixing it again changes nothing. */
export function fixText(source: string, options: CompileOptions = {}): { text: string; fixes: number } {
  let text = source;
  let fixes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const edits = compile(text, options).diagnostics.flatMap((diagnostic) => diagnostic.edits);
    const next = applyEdits(text, edits);
    if (next === text) break;
    fixes += edits.length;
    text = next;
  }
  return { text, fixes };
}
