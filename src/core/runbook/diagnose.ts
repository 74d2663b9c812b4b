import type { Diagnostic, DiagnosticLevel } from '../policy/diagnostic.ts';
import type { CompileOptions } from './compilation.ts';
import { collector } from './excerpt.ts';
import type { Finding } from './pin/front-matter.ts';
import type { Pins } from './pin/pins.ts';
import type { Reading } from './read/reading.ts';
import { RULES, ruleOf } from './rule/index.ts';

/** What the pins have to say about remarks. */
export type Pinned = { pins: Pins | null; findings: Finding[]; ignored: Set<number> };

/**
 * Everything that the owner should know before the night, in the order of the document. The level of a rule is the caller's, else the
 * document's own, else the rule's.
 */
export function diagnose(reading: Reading, { pins, findings, ignored }: Pinned, options: CompileOptions): Diagnostic[] {
  const off = new Set((pins?.ignore ?? []).filter((item) => typeof item === 'string'));
  const set = (ruleId: string): DiagnosticLevel | 'off' | null =>
    options.rules?.[ruleId] ?? levelOf(pins?.rules?.[ruleId]) ?? (off.has(ruleId) ? 'off' : null);
  const { report, all } = collector(reading.original, (id) => ruleOf(id)?.level ?? 'warning', set);
  // Each pin is mended by itself, so each is told by itself.
  for (const { ruleId, src, remark } of findings) report(ruleId, src, { group: `${src.line}:${src.column}`, ...remark });
  for (const rule of RULES)
    rule.check?.(
      reading,
      (ruleId, src, remark) => (ignored.has(src.line) ? undefined : report(ruleId, src, remark)),
      options.today ?? null,
    );
  return all();
}

const levelOf = (level: 'error' | 'warning' | 'note' | 'off' | undefined): DiagnosticLevel | 'off' | null =>
  level === 'note' ? 'info' : (level ?? null);
