import type { Fact } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { ruleOf } from '../rule/index.ts';
import type { Pinning } from './pinning.ts';

/** Takes out of the policy what stands on ignored lines, and gives those lines. Ids of rules are left to the levels. */
export function applyIgnored({ reading, pins, at, unmatched }: Pinning<{ ignore?: (number | string)[] }>): Set<number> {
  const ignored = new Set<number>();
  for (const [i, item] of (pins.ignore ?? []).entries()) {
    if (typeof item === 'string' && ruleOf(item)) continue;
    const lines = linesOf(item, reading.original);
    if (lines.length === 0)
      unmatched(at('ignore', i), `No line and no rule is ${JSON.stringify(item)}.`, 'Write how the line begins now, or remove the pin.');
    for (const line of lines) ignored.add(line);
  }
  if (ignored.size === 0) return ignored;
  const { policy } = reading;
  for (const key of Object.keys(policy) as (keyof typeof policy)[]) Object.assign(policy, { [key]: without(policy[key], ignored) });
  // A block that nobody understood is ignored whole; a fact that was read from another of its lines stays.
  const quoted = ({ src }: Fact): boolean => [...ignored].some((line) => src.line <= line && line <= src.endLine);
  policy.document.unread = policy.document.unread.filter((each) => !quoted(each));
  return ignored;
}

function linesOf(item: number | string, lines: string[]): number[] {
  const range = /^(\d+)(?:-(\d+))?$/u.exec(String(item));
  if (range) {
    const from = Number(range[1]);
    const to = Math.min(Number(range[2] ?? range[1]), lines.length);
    return from < 1 ? [] : Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  }
  const quote = String(item).trim();
  // The front matter itself quotes the line, and does not mean itself.
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  return lines.flatMap((line, i) => (i >= body && line.trim().startsWith(quote) ? [i + 1] : []));
}

/** The value without the facts whose line is ignored; a single fact becomes "not stated". */
function without(value: unknown, ignored: Set<number>): unknown {
  if (Array.isArray(value)) return value.filter((each) => !onLine(each, ignored)).map((each) => without(each, ignored));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'src' || !onLine(inner, ignored)) return [key, key === 'src' ? inner : without(inner, ignored)];
      return [key, 'value' in (inner as object) ? NOT_STATED : null];
    }),
  );
}

const onLine = (value: unknown, ignored: Set<number>): boolean =>
  typeof value === 'object' && value !== null && 'src' in value && ignored.has((value.src as { line: number }).line);
