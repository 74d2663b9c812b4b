/**
 * Characters that change how text looks, or what a terminal does, without being seen: controls, bidirectional overrides and isolates,
 * zero-width ones, line separators, tags. A joiner inside an emoji stays.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Text that came from elsewhere, safe to show: hidden characters as `\u{202e}`, line ends as `\n`, cut at `longest` characters. */
export function visible(text: string, longest: number): string {
  const lines = text.toWellFormed().replaceAll('\r\n', '\n');
  return cut(lines.replace(HIDDEN, escapeCharacter), longest);
}

/** The same on one line: for subjects, titles and whatever ends up in a header. */
export function oneLine(text: string, longest: number): string {
  return cut(visible(text.replace(/\s+/g, ' ').trim(), longest), longest);
}

/** Text as HTML text or as a quoted attribute's value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function escapeCharacter(char: string): string {
  return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
}

/** At most so many UTF-16 units, never ending in half a character. */
export function cut(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
