import type { TellingChange } from '../core/simulate/compare-simulations.ts';
import { wordOf } from '../core/simulate/page.ts';
import { plain } from './remote/terminal-text.ts';
import { offsetText } from './simulation-text.ts';

const DOING: Partial<Record<TellingChange['kind'], string>> = { page: 'paged', inform: 'informed', 'catch-all': 'told as the catch-all' };

/** What differs between two simulations in who is told, a line each, and how much that is. */
export function comparisonText(changes: readonly TellingChange[]): string {
  const differ = changes.filter(({ before, after }) => before !== after);
  const total = differ.length === 0 ? 'Everybody is told as before.' : `${differ.length} of ${changes.length} tellings differ.`;
  const lines = differ.map((change) => `${wordOf(change).padEnd(8)}${plain(sentence(change))}`);
  return differ.length === 0 ? total : [...lines, '', total].join('\n');
}

function sentence({ who, kind, before, after, moment }: TellingChange): string {
  const told = DOING[kind] ?? 'told';
  if (after === null) return `${who} was ${told} at ${offsetText(before ?? 0)}`;
  const was = before === null || before === after ? '' : `, was ${offsetText(before)}`;
  return `${who} is ${told} at ${offsetText(after)}${was}${moment.src === null ? '' : `  (line ${moment.src.line})`}`;
}
