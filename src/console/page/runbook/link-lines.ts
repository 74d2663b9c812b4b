import type { CompiledRunbook, Diagnostic } from '../../api/view.ts';

export type LineLinks = {
  factsOfLine: Map<number, number[]>;
  diagnosticsOfLine: Map<number, Diagnostic[]>;
  unread: Map<number, string>;
};

const LONGEST = 400;

/** Which facts, remarks and unread regions belong to each line of a runbook. Narrow facts come before wide ones. */
export function linkLines({ explanation, diagnostics, policy }: CompiledRunbook): LineLinks {
  const factsOfLine = new Map<number, number[]>();
  const byWidth = explanation
    .flatMap(({ src }, index) => (src ? [{ index, src }] : []))
    .sort((one, other) => width(one.src) - width(other.src));
  for (const { index, src } of byWidth) {
    for (let line = src.line; line <= Math.min(src.endLine, src.line + LONGEST); line += 1) put(factsOfLine, line, index);
  }
  const diagnosticsOfLine = new Map<number, Diagnostic[]>();
  for (const diagnostic of diagnostics) put(diagnosticsOfLine, diagnostic.src.line, diagnostic);
  const unread = new Map<number, string>();
  for (const region of policy.document.unread) {
    for (let line = region.src.line; line <= Math.min(region.src.endLine, region.src.line + LONGEST); line += 1)
      unread.set(line, region.why);
  }
  return { factsOfLine, diagnosticsOfLine, unread };
}

function width(src: { line: number; endLine: number }): number {
  return src.endLine - src.line;
}

function put<Value>(map: Map<number, Value[]>, line: number, value: Value): void {
  const known = map.get(line);
  if (known) known.push(value);
  else map.set(line, [value]);
}
