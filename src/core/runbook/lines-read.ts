import type { CompiledPolicy } from '../policy/policy.ts';
import type { Fact } from '../policy/source.ts';

/** The lines on which facts begin: of each of them something was understood. */
export function linesRead({ document: { unread: _, references, ...document }, ...facts }: CompiledPolicy): Set<number> {
  const lines = new Set<number>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('src' in value) lines.add((value as Fact).src.line);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit({ ...facts, document, references });
  return lines;
}
