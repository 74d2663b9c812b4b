const WIDE = /[\uff01-\uff5e\u301c]/u;
const EACH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff1a\uff08\uff09\uff05\uff0c\uff5e\u301c]/gu;

/** Full-width digits, letters, colons and brackets as the narrow ones that the patterns know; each stays one unit, so places stay true. */
export function narrow(text: string): string {
  if (!WIDE.test(text)) return text;
  return text.replace(EACH, (c) => (c === '\u301c' || c === '\uff5e' ? '-' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

let last = '';
let folded = '';

/** How a text is compared with the words of a lexicon. Dozens of phrases are looked for in one text after another: the last is kept. */
export function fold(text: string): string {
  if (text !== last) [last, folded] = [text, narrow(text).toLowerCase()];
  return folded;
}
