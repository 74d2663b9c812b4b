import type { Cell, Fence, FenceLine, Table } from './block.ts';

const RULE = /^\s*\|[\s:|-]+$/u;

/** A pipe table that its author put into a fence, as one to be copied and filled; null when the fence holds anything else. */
export function fencedTable({ lines, lead, src }: Fence): Table | null {
  const rows = lines.filter(({ text }) => text.trim() !== '');
  const [head, rule, ...body] = rows;
  if (
    !head ||
    !rule ||
    body.length === 0 ||
    !RULE.test(rule.text) ||
    !rule.text.includes('-') ||
    !rows.every(({ text }) => /^\s*\|/u.test(text))
  )
    return null;
  return { kind: 'table', header: cellsOf(head), rows: body.map(cellsOf), lead, src };
}

function cellsOf({ text, line }: FenceLine): Cell[] {
  const inner = text.trim().replace(/^\|/u, '').replace(/\|$/u, '');
  let column = text.indexOf('|') + 2;
  return inner.split('|').map((raw) => {
    const at = column + (raw.length - raw.trimStart().length);
    column += raw.length + 1;
    return { text: raw.trim(), strong: null, src: { line, column: at, endLine: line }, links: [], code: [], items: [] };
  });
}
