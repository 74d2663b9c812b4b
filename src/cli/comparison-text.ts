import type { TellingChange } from '../core/simulate/compare-simulations.ts';
import { plain } from './remote/terminal-text.ts';
import { offsetText } from './simulation-text.ts';

const DOING: Partial<Record<TellingChange['kind'], string>> = { page: 'paged', inform: 'informed', 'catch-all': 'told as the catch-all' };

/** Two simulations as one list: what is the same, sooner, later, new or gone in who is told. */
export function comparisonText(changes: readonly TellingChange[]): string {
  const lines = changes.map((change) => `${wordOf(change).padEnd(8)}${plain(sentence(change))}`);
  const differ = changes.filter(({ before, after }) => before !== after).length;
  const total = differ === 0 ? 'Everybody is told as before.' : `${differ} of ${changes.length} tellings differ.`;
  return [...lines, '', total].join('\n');
}

function wordOf({ before, after }: TellingChange): string {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before === after ? 'same' : after < before ? 'sooner' : 'later';
}

function sentence({ who, kind, before, after, moment }: TellingChange): string {
  const told = DOING[kind] ?? 'told';
  if (after === null) return `${who} was ${told} at ${offsetText(before ?? 0)}`;
  const was = before === null || before === after ? '' : `, was ${offsetText(before)}`;
  return `${who} is ${told} at ${offsetText(after)}${was}${moment.src === null ? '' : `  (line ${moment.src.line})`}`;
}
