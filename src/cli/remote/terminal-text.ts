/** Anything but line ends and tabs that a terminal obeys instead of showing, or that turns the direction of text. */
const OBEYED = /[^\P{Cc}\n\t]|\p{Cf}/gu;

/** Text from the server, safe to print: escapes of titles and notes are shown, not obeyed. */
export function plain(text: string): string {
  return text.toWellFormed().replace(OBEYED, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same on one line. */
export function line(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}

/** JSON that a terminal cannot be steered by either; it reads back as the same value. */
export function safeJson(value: unknown): string {
  const escape = (char: string) =>
    [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  return JSON.stringify(value, null, 2).replace(OBEYED, escape);
}
