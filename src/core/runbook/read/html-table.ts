import type { Source } from '../../policy/source.ts';
import type { Cell, Table } from './block.ts';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const text = (html: string): string =>
  html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(#?\w+);/g,
      (all, name: string) => ENTITIES[name] ?? (name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1)) || 0xfffd) : all),
    )
    .replace(/\s+/g, ' ')
    .trim();

/** The tables of a raw HTML block, read forgivingly (a `<td>` or `<tr>` may stay open), each cell with its line. */
export function htmlTables(html: string, src: Source): Table[] {
  const tables: Table[] = [];
  const lineAt = (offset: number): number => src.line + (html.slice(0, offset).match(/\n/g)?.length ?? 0);
  for (const table of html.matchAll(/<table\b[\s\S]*?(?:<\/table>|$)/gi)) {
    const rows: { cells: Cell[]; head: boolean }[] = [];
    for (const row of table[0].matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>|$)/gi)) {
      const cells: Cell[] = [];
      let head = true;
      for (const cell of (row[1] ?? '').matchAll(/<(t[dh])\b([^>]*)>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi)) {
        const body = cell[3] ?? '';
        const line = lineAt((table.index ?? 0) + (row.index ?? 0) + row[0].indexOf(row[1] ?? '') + (cell.index ?? 0));
        const items = [...body.matchAll(/<li\b[^>]*>([\s\S]*?)(?=<\/li>|<li\b|<\/ul>|$)/gi)].map((item) => text(item[1] ?? ''));
        const strong = /<(?:strong|b)>([\s\S]*?)<\/(?:strong|b)>/i.exec(body);
        if (cell[1]?.toLowerCase() !== 'th') head = false;
        const links = [...body.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi)].map((a) => ({
          text: text(a[2] ?? ''),
          url: a[1] ?? '',
          src: { line, column: 1, endLine: line },
        }));
        const first = text(items.length > 0 ? body.slice(0, body.search(/<[uo]l\b/i)) : body);
        cells.push({
          text: first,
          strong: strong ? text(strong[1] ?? '') : null,
          src: { line, column: 1, endLine: line },
          links,
          code: [],
          items,
        });
      }
      if (cells.length > 0) rows.push({ cells, head });
    }
    const [header, ...body] = rows;
    if (header && body.length > 0) tables.push({ kind: 'table', header: header.cells, rows: body.map((r) => r.cells), lead: null, src });
  }
  return tables;
}
