/** A way to reach somebody as it stands in a text: a telephone number, a mail address, a handle, a room, a link. */
export type Address = { kind: 'phone' | 'mail' | 'handle' | 'room' | 'web'; text: string; index: number };

const KINDS: [Address['kind'], RegExp][] = [
  ['web', /https?:\/\/[^\s<>()]+/giu],
  ['mail', /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu],
  ['handle', /(?<![\p{L}\p{N}._-])@[\p{L}][\p{L}\p{N}._-]*/giu],
  ['room', /(?<![\p{L}\p{N}&/#])#[\p{L}][\p{L}\p{N}_-]+/giu],
  ['phone', /(?<![\p{L}\p{N}.#:/-])(?:\+|\(?0)?\(?\d[\d ()/.-]{5,30}\d(?![\p{L}\p{N}])/giu],
];
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d+(?:\.\d+){1,3}$/u;

/** Every address in the text, in its order. A date, a version or a short number is no telephone number. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  for (const [kind, pattern] of KINDS)
    for (const match of text.matchAll(pattern)) {
      const digits = match[0].replace(/\D/gu, '').length;
      if (kind === 'phone' && (digits < 7 || digits > 15 || DATE.test(match[0].trim()))) continue;
      const inside = found.some((a) => match.index >= a.index && match.index < a.index + a.text.length);
      if (!inside) found.push({ kind, text: match[0], index: match.index });
    }
  return found.sort((a, b) => a.index - b.index);
}
