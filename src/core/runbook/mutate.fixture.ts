import fc from 'fast-check';

/** One change as a careless hand, a bad merge or a cut-off download makes it. Numbers are taken modulo what there is. */
export type Mutation =
  | { kind: 'drop' | 'double'; at: number; count: number; depth: number }
  | { kind: 'swap'; at: number; with: number }
  | { kind: 'cut'; at: number }
  | { kind: 'quote' | 'indent'; at: number; count: number; depth: number }
  | { kind: 'splice'; at: number; text: string };

const place = fc.nat({ max: 1_000_000 });
const few = fc.integer({ min: 1, max: 12 });
const debris = fc.oneof(
  fc.constantFrom(
    '|',
    '||||',
    '```',
    '~~~',
    '---',
    '***',
    '<table>',
    '</td>',
    '<!--',
    '[',
    '](',
    '[]',
    '{{',
    '}}',
    '$',
    '\t',
    '\u0000',
    '\ufeff',
  ),
  fc.constantFrom(
    '→',
    '⇒',
    ' > ',
    ':',
    '：',
    '（',
    '１５分',
    'P',
    'SEV-',
    'T+',
    '- [ ] ',
    '1. ',
    '# ',
    '> ',
    '**',
    '`',
    '9'.repeat(40),
    'Ã©',
    '🔴',
    '\u202e',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('drop' as const, 'double' as const), at: place, count: few, depth: few }),
    fc.record({ kind: fc.constant('swap' as const), at: place, with: place }),
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constantFrom('quote' as const, 'indent' as const), at: place, count: few, depth: few }),
    fc.record({ kind: fc.constant('splice' as const), at: place, text: debris }),
  ),
  { minLength: 1, maxLength: 8 },
);

export function mutate(text: string, changes: Mutation[]): string {
  return changes.reduce(apply, text);
}

function apply(text: string, change: Mutation): string {
  if (change.kind === 'cut') return text.slice(0, change.at % (text.length + 1));
  if (change.kind === 'splice') {
    const at = change.at % (text.length + 1);
    return text.slice(0, at) + change.text + text.slice(at);
  }
  const lines = text.split('\n');
  const at = change.at % lines.length;
  if (change.kind === 'swap') {
    const other = change.with % lines.length;
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
    return lines.join('\n');
  }
  const some = lines.slice(at, at + change.count);
  const changed =
    change.kind === 'drop'
      ? []
      : change.kind === 'double'
        ? [...some, ...some]
        : some.map((line) => (change.kind === 'quote' ? '> ' : '  ').repeat(change.depth) + line);
  return [...lines.slice(0, at), ...changed, ...lines.slice(at + change.count)].join('\n');
}
