import type { TellingChange } from '../core/simulate/compare-simulations.ts';
import { wordOf } from '../core/simulate/page.ts';
import { plain } from './remote/terminal-text.ts';
import { offsetText } from './simulation-text.ts';

const DOING: Partial<Record<TellingChange['kind'], string>> = { page: 'paged', inform: 'informed', 'catch-all': 'told as the catch-all' };

/** What differs between two simulations in who is told, a line each, and how much that is. What comes again by as much is said once. */
export function comparisonText(changes: readonly TellingChange[]): string {
  const differ = changes.filter(({ before, after }) => before !== after);
  if (differ.length === 0) return 'Everybody is told as before.';
  const series = Map.groupBy(differ, (one) => JSON.stringify([one.who, one.kind, wordOf(one), (one.after ?? 0) - (one.before ?? 0)]));
  const again = new Map([...series.values()].map((all) => [all[0], all.length - 1]));
  const lines = differ.flatMap((change) => {
    const times = wordOf(change) === 'new' || wordOf(change) === 'gone' ? 0 : again.get(change);
    if (times === undefined) return [];
    return `${wordOf(change).padEnd(8)}${plain(sentence(change))}${times === 0 ? '' : `; ${times} more by as much`}`;
  });
  return [...lines, '', `${differ.length} of ${changes.length} tellings differ.`].join('\n');
}

function sentence({ who, kind, before, after, moment }: TellingChange): string {
  const told = DOING[kind] ?? 'told';
  if (after === null) return `${who} was ${told} at ${offsetText(before ?? 0)}`;
  const was = before === null || before === after ? '' : `, was ${offsetText(before)}`;
  return `${who} is ${told} at ${offsetText(after)}${was}${moment.src === null ? '' : `  (line ${moment.src.line})`}`;
}
