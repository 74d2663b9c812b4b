/** What has not been written yet, in a form that a reader and a search find. */
export const TO_BE_WRITTEN = '_To be written._';

/** What readers of Markdown turn into a link although nobody marked it: addresses of the web and of mail. */
const ADDRESS = /:\/\/|www\.|.@./iu;

/**
 * Text from an alert, a person or a runbook as Markdown that shows exactly that text: on one line, without links, markup, HTML or
 * table cells of its own. Addresses stand as code, so that they can be read and copied and not clicked. Control and bidirectional
 * characters are shown by their code, because they could hide what is said.
 */
export function asData(text: string): string {
  const line = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, codePoint);
  const parts = line.split(/([\s`|]+)/u).map((part) => (ADDRESS.test(part) ? `\`${part}\`` : escaped(part)));
  return parts
    .join('')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[a-z#])/gi, '&amp;');
}

/** Several lines of such text as a quotation that keeps its lines. */
export function quote(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => asData(line));
  return lines
    .map((line) => (line === '' ? '>' : `> ${line}  `.trimEnd().concat(line === lines.at(-1) ? '' : '\\')))
    .join('\n')
    .replace(/\\\n>\n/g, '\n>\n');
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function codePoint(character: string): string {
  return `(U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}
