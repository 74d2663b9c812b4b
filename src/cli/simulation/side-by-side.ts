import { cells, wrapped } from '../../core/simulate/cells.ts';
import type { TellingChange } from '../../core/simulate/compare-simulations.ts';
import { wordOf } from '../../core/simulate/page.ts';
import { plain } from '../remote/terminal-text.ts';
import { offsetText } from '../simulation-text.ts';

/** Marks what differs: new and sooner, gone and later. */
export type PaintChange = (word: ReturnType<typeof wordOf>, text: string) => string;

const DOING: Partial<Record<TellingChange['kind'], string>> = { page: 'paged', inform: 'informed', 'catch-all': 'told' };

/** Two nights beside each other: a row for each moment at which either tells somebody, the older runbook on the left. */
export function sideBySide(
  changes: readonly TellingChange[],
  names: [before: string, now: string],
  width: number,
  paint: PaintChange,
): string {
  const times = [...new Set(changes.flatMap(({ before, after }) => [before, after].filter((one) => one !== null)))].sort((a, b) => a - b);
  const first = Math.max(4, ...times.map((one) => offsetText(one).length));
  const half = Math.max(16, Math.floor((width - first - 4) / 2));
  const head = [`${' '.repeat(first)}  ${fileName(names[0], half).padEnd(half)}  ${fileName(names[1], half)}`];
  const rule = `${' '.repeat(first)}  ${'─'.repeat(half)}  ${'─'.repeat(half)}`;
  const rows = times.flatMap((time) => {
    const left = changes
      .filter((one) => one.before === time)
      .map((one) => said(one, one.after !== one.before && one.after === null ? 'gone' : null));
    const right = changes.filter((one) => one.after === time).map((one) => said(one, one.before === one.after ? null : wordOf(one)));
    return beside(left, right, offsetText(time), first, half, paint);
  });
  return [...head, rule, ...rows].join('\n');
}

/** The end of a long path says more than its beginning. */
function fileName(path: string, width: number): string {
  const name = plain(path);
  return cells(name) <= width ? name : `…${[...name].slice(1 - width).join('')}`;
}

type Cell = { text: string; word: ReturnType<typeof wordOf> | null };

function said({ who, kind, before, moment }: TellingChange, word: Cell['word']): Cell {
  const was = word === 'sooner' || word === 'later' ? `, ${word}, was ${offsetText(before ?? 0)}` : word === null ? '' : `, ${word}`;
  const line = word === 'gone' || moment.src === null ? '' : ` (line ${moment.src.line})`;
  return { text: plain(`${who} ${DOING[kind] ?? 'told'}${was}${word === null ? '' : line}`), word };
}

function beside(left: Cell[], right: Cell[], time: string, first: number, half: number, paint: PaintChange): string[] {
  const [a, b] = [left, right].map((side) => side.flatMap(({ text, word }) => wrapped(text, half).map((part) => ({ part, word }))));
  return Array.from({ length: Math.max(a?.length ?? 0, b?.length ?? 0) }, (_, row) => {
    const cell = (one: { part: string; word: Cell['word'] } | undefined, fill: boolean): string => {
      const text = one?.part ?? '';
      const padding = fill ? ' '.repeat(Math.max(0, half - cells(text))) : '';
      return (one === undefined || one.word === null ? text : paint(one.word, text)) + padding;
    };
    return `${(row === 0 ? time : '').padStart(first)}  ${cell(a?.[row], true)}  ${cell(b?.[row], false)}`.trimEnd();
  });
}
