import type { Diagnostic, DiagnosticLevel, TextEdit } from '../policy/diagnostic.ts';
import type { Source } from '../policy/source.ts';

/**
 * What a rule says about one place; the rest of the diagnostic follows from the place. `level` where it is not the rule's own.
 * Remarks of one rule with the same `group` are told once, with all their places.
 */
export type Remark = {
  level?: DiagnosticLevel;
  reason: string;
  understood?: string;
  missing?: string;
  fix?: string;
  edits?: TextEdit[];
  group?: string;
};
export type Report = (ruleId: string, src: Source, remark: Remark) => void;

export type Levels = (ruleId: string) => DiagnosticLevel | 'off' | null;

export const fatalOf = (level: DiagnosticLevel): boolean | null => (level === 'error' ? true : level === 'warning' ? false : null);

/** How many lines may lie between two remarks of a kind that are told as one. */
const NEAR = 2;

type Found = Diagnostic & { group: string | null };

/**
 * Collects diagnostics in the order of the document, each with the owner's own line. `own` gives the level of a rule as its table has it,
 * `set` what somebody configured, which wins.
 */
export function collector(
  original: string[],
  own: (ruleId: string) => DiagnosticLevel,
  set: Levels = () => null,
): { report: Report; all: () => Diagnostic[] } {
  const found: Found[] = [];
  return {
    report(ruleId, src, { level, reason, understood, missing, fix, edits, group }) {
      const wanted = set(ruleId) ?? level ?? own(ruleId);
      if (wanted === 'off') return;
      const line = original[src.line - 1] ?? '';
      found.push({
        ruleId,
        source: 'muster',
        level: wanted,
        fatal: fatalOf(wanted),
        reason,
        line: src.line,
        // A cell begins behind its bar.
        column: src.column + (/^\|[ \t]*(?=[^ \t|])/u.exec(line.slice(src.column - 1))?.[0].length ?? 0),
        endLine: src.endLine,
        excerpt: line.slice(0, 240),
        understood: understood ?? null,
        missing: missing ?? null,
        fix: fix ?? null,
        also: [],
        edits: edits ?? [],
        group: group ?? null,
      });
    },
    all: () => once(found.sort((a, b) => a.line - b.line || a.column - b.column || a.ruleId.localeCompare(b.ruleId))),
  };
}

/** One remark for several of a kind: those of a group wherever they stand, others when three or more stand close together. */
function once(found: Found[]): Diagnostic[] {
  const heads: { head: Found; rest: Found[] }[] = [];
  for (const each of found) {
    const last = heads.findLast(({ head, rest }) => {
      if (head.ruleId !== each.ruleId || head.level !== each.level || head.group !== each.group) return false;
      return each.group !== null || each.line - (rest.at(-1) ?? head).line <= NEAR;
    });
    if (last) last.rest.push(each);
    else heads.push({ head: each, rest: [] });
  }
  return heads
    .flatMap(({ head, rest }) =>
      head.group === null && rest.length === 1 ? [head, ...rest].map((one) => merged(one, [])) : [merged(head, rest)],
    )
    .sort((a, b) => a.line - b.line || a.column - b.column || a.ruleId.localeCompare(b.ruleId));
}

function merged({ group: _, ...head }: Found, rest: Found[]): Diagnostic {
  return {
    ...head,
    also: rest.map(({ line, column, reason }) => ({ line, column, reason })),
    edits: [...head.edits, ...rest.flatMap((one) => one.edits)],
  };
}
