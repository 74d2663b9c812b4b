export type LineStyle = 'heading' | 'subheading' | 'code' | 'table' | 'text' | 'blank';
export type StyledLine = { number: number; text: string; style: LineStyle };

/** The lines of a document with how each is to look. Only looks: what a line means is the compiler's business. */
export function readLines(text: string): StyledLine[] {
  let fence: string | null = null;
  return text.split(/\r\n|\n|\r/).map((line, index) => {
    const opening = /^\s*(```+|~~~+)/.exec(line)?.[1];
    const inside = fence !== null;
    if (opening && fence === null) fence = opening;
    else if (opening && fence !== null && opening.startsWith(fence)) fence = null;
    return { number: index + 1, text: line, style: inside || opening ? 'code' : styleOf(line) };
  });
}

function styleOf(line: string): LineStyle {
  if (line.trim() === '') return 'blank';
  if (/^#{1,2}\s/.test(line)) return 'heading';
  if (/^#{3,6}\s/.test(line)) return 'subheading';
  return /^\s*\|/.test(line) ? 'table' : 'text';
}
