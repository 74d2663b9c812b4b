/** The UTF-8 bytes of a text with SHA-256's padding behind them; a lone surrogate becomes U+FFFD, as the encoding standard says. */
function padded(text: string): Uint8Array {
  const room = new Uint8Array(text.length * 3 + 72);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) room[at++] = code;
    else {
      if (code < 0x800) room[at++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) room[at++] = 0xe0 | (code >> 12);
        else {
          room[at++] = 0xf0 | (code >> 18);
          room[at++] = 0x80 | ((code >> 12) & 63);
        }
        room[at++] = 0x80 | ((code >> 6) & 63);
      }
      room[at++] = 0x80 | (code & 63);
    }
  }
  const bits = at * 8;
  room[at++] = 0x80;
  const length = Math.ceil((at + 8) / 64) * 64;
  for (let i = 0; i < 8; i++) room[length - 1 - i] = Math.floor(bits / 256 ** i) & 255;
  return room.subarray(0, length);
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
const fraction = (x: number): number => Math.floor((x - Math.floor(x)) * 0x1_0000_0000) | 0;
const ROUND = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** SHA-256 (FIPS 180-4) of the text's UTF-8 bytes, in hex. Written here because the core may use neither Node nor the web's crypto. */
export function sha256(text: string): string {
  const bytes = padded(text);
  const view = new DataView(bytes.buffer);
  const hash = Int32Array.from(START);
  const w = new Int32Array(64);
  const at = (list: Int32Array, i: number): number => list[i] ?? 0;
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getInt32(block + i * 4);
        continue;
      }
      const x = at(w, i - 15);
      const y = at(w, i - 2);
      w[i] = (at(w, i - 16) + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + at(w, i - 7) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(ROUND, i) + at(w, i)) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      hash[i] = (at(hash, i) + word) | 0;
    });
  }
  return [...hash].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
