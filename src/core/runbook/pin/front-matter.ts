import type { Root } from 'mdast';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { TextEdit } from '../../policy/diagnostic.ts';
import type { Source } from '../../policy/source.ts';
import type { Remark } from '../excerpt.ts';
import { PIN_SCHEMA } from './pin-schema.ts';
import type { Pins } from './pins.ts';
import { validate } from './validate.ts';

export type Finding = { ruleId: string; src: Source; remark: Remark };
/** The pins of a document, and where each of them stands. Null where there are none, or none that can be read. */
export type PinnedFrontMatter = { pins: Pins | null; at: (...path: (string | number)[]) => Source; findings: Finding[] };

const START: Source = { line: 1, column: 1, endLine: 1 };

/** Reads `muster:` from the front matter. A front matter without it is the team's own, whatever its syntax. */
export function readPins(root: Root): PinnedFrontMatter {
  const nothing: PinnedFrontMatter = { pins: null, at: () => START, findings: [] };
  const [first] = root.children;
  if (first?.type !== 'yaml' || !/^muster\s*:/mu.test(first.value)) return nothing;
  const counter = new LineCounter();
  const document = parseDocument(first.value, { lineCounter: counter, uniqueKeys: true, logLevel: 'error' });
  const above = first.position?.start.line ?? 1;
  const placed = (from: number, to = from): Source => {
    const start = counter.linePos(from);
    return {
      line: above + Math.max(1, start.line),
      column: Math.max(1, start.col),
      endLine: above + Math.max(1, counter.linePos(to).line),
    };
  };
  const [error] = document.errors;
  if (error)
    return {
      ...nothing,
      findings: [
        invalid(
          placed(error.pos[0]),
          `The front matter is no YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '')}.`,
        ),
      ],
    };
  const keyAt = (path: (string | number)[]): [number, number] | null => {
    let node: unknown = document.contents;
    let range: [number, number] | null = null;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
        if (!pair) return range;
        range = isScalar(pair.key) && pair.key.range ? [pair.key.range[0], pair.key.range[1]] : range;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        const own = (node as { range?: [number, number, number] } | undefined)?.range;
        range = own ? [own[0], own[1]] : range;
      }
    }
    return range;
  };
  const at = (...path: (string | number)[]): Source => {
    const range = keyAt(['muster', ...path]);
    return range ? placed(range[0]) : START;
  };
  let value: unknown;
  try {
    value = (document.toJS({ maxAliasCount: 50 }) as { muster?: unknown } | null)?.muster ?? {};
  } catch {
    return { ...nothing, findings: [invalid(at(), 'The front matter refers to itself too often.')] };
  }
  const findings = validate(value, PIN_SCHEMA).map(({ path, key, reason, nearest }) => {
    const src = at(...path);
    const range = keyAt(['muster', ...path]);
    const raw = range ? first.value.slice(range[0], range[1]) : '';
    const edits: TextEdit[] =
      key && nearest && range && raw === String(path.at(-1))
        ? [{ line: src.line, column: src.column, endLine: src.line, endColumn: src.column + raw.length, text: nearest }]
        : [];
    return invalid(src, reason, nearest, edits);
  });
  // One wrong key does not undo the others: what is wrong is left out.
  return { pins: findings.length === 0 ? (value as Pins) : valid(value), at, findings };
}

/** The parts under `muster:` that are right by themselves. */
function valid(value: unknown): Pins | null {
  if (typeof value !== 'object' || value === null) return null;
  const right = Object.entries(value).filter(([key, inner]) => validate({ [key]: inner }, PIN_SCHEMA).length === 0);
  return Object.fromEntries(right) as Pins;
}

function invalid(src: Source, reason: string, nearest: string | null = null, edits: TextEdit[] = []): Finding {
  return {
    ruleId: 'pin-invalid',
    src,
    remark: {
      reason,
      missing: 'Nothing of this pin is in force.',
      fix: nearest ? `Write "${nearest}".` : 'Write it as docs/pins.md has it.',
      edits,
    },
  };
}
