import type { Repair } from '../policy/document.ts';

/** The characters that Windows-1252 has at 0x80…0x9F; the five holes of the code page stay what they are in Latin-1. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const toByte = new Map<string, number>([...CP1252].map((c, i) => [c, 0x80 + i]));
for (let b = 0xa0; b <= 0xff; b++) toByte.set(String.fromCharCode(b), b);
const CONTINUES = [...toByte]
  .filter(([, byte]) => byte < 0xc0)
  .map(([c]) => c)
  .join('');
const follow = `[${CONTINUES}]`;
const RUN = new RegExp(`(?:[\\u00c2-\\u00df]${follow}|[\\u00e0-\\u00ef]${follow}{2}|[\\u00f0-\\u00f4]${follow}{3})+`, 'gu');

/** Bytes of one well-formed UTF-8 sequence to its code point; null when overlong, a surrogate or out of range. */
function decode(bytes: number[]): number | null {
  const [first = 0, ...rest] = bytes;
  const bits = first & (bytes.length === 2 ? 0x1f : bytes.length === 3 ? 0x0f : 0x07);
  const code = rest.reduce((sum, byte) => sum * 64 + (byte & 63), bits);
  const least = bytes.length === 2 ? 0x80 : bytes.length === 3 ? 0x800 : 0x10000;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? null : code;
}

function mend(run: string): string | null {
  const bytes = [...run].map((c) => toByte.get(c) ?? 0);
  let out = '';
  let sequences = 0;
  let long = false;
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    const code = decode(bytes.slice(i, i + length));
    if (code === null) return null;
    out += String.fromCodePoint(code);
    sequences++;
    long ||= length > 2;
    i += length;
  }
  // A single pair such as "Ã©" could be meant; only a letter of Latin-1 behind "Ã" or "Â" makes it certain.
  const certain =
    long || sequences > 1 || /^[Ã][\u0080-\u00bf]$/u.test(run) || run.startsWith('Â') || (run.startsWith('Ã') && /\p{L}/u.test(out));
  return certain ? out : null;
}

/** UTF-8 that somebody read as Windows-1252 (`itâ€™s`, `ðŸš¨`), mended where it can be nothing else. Each repair is told with its place. */
export function repairMojibake(source: string): { text: string; repairs: Repair[] } {
  if (!/[\u00c2-\u00f4]/u.test(source)) return { text: source, repairs: [] };
  const repairs: Repair[] = [];
  const lines = source.split('\n').map((line, index) =>
    line.replace(RUN, (run, at: number) => {
      const to = mend(run);
      if (to === null) return run;
      repairs.push({ from: run, to, src: { line: index + 1, column: at + 1, endLine: index + 1 }, origin: 'stated' });
      return to;
    }),
  );
  return { text: lines.join('\n'), repairs };
}
