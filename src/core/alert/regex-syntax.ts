/** A pattern cannot be used; the message says which part and what to write instead. */
export class RegexError extends Error {
  override readonly name = 'RegexError';
}

/** A regular expression as a tree. `max` null: without end. */
export type RegexNode =
  | { kind: 'one'; test: (codePoint: number) => boolean }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'empty' }
  | { kind: 'all'; parts: RegexNode[] }
  | { kind: 'any'; parts: RegexNode[] }
  | { kind: 'repeat'; node: RegexNode; min: number; max: number | null };

const LONGEST_PATTERN = 1_000;
const DEEPEST = 50;
const MOST_REPEATS = 1_000;

type Test = (codePoint: number) => boolean;
const isDigit: Test = (c) => c >= 48 && c <= 57;
const isWord: Test = (c) => isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
const isSpace: Test = (c) => c === 32 || (c >= 9 && c <= 10) || c === 12 || c === 13;
const not =
  (test: Test): Test =>
  (c) =>
    !test(c);
const CLASSES: Record<string, Test> = { d: isDigit, D: not(isDigit), w: isWord, W: not(isWord), s: isSpace, S: not(isSpace) };
const CONTROLS: Record<string, number> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/**
 * Reads the part of RE2's syntax that label matchers use: literals, `.`, classes, groups, `|`, `* + ? {n,m}` (lazy forms too), `^ $`,
 * `\d \w \s` and their opposites, and a leading `(?i)`. No look-around, no back-reference. Throws RegexError.
 */
export function parseRegex(pattern: string): RegexNode {
  if (pattern.length > LONGEST_PATTERN) throw new RegexError(`it is longer than ${LONGEST_PATTERN} characters.`);
  const ignoreCase = pattern.startsWith('(?i)');
  const reader = new Reader(ignoreCase ? pattern.slice(4) : pattern, ignoreCase);
  const node = reader.alternatives(0);
  if (!reader.done()) throw new RegexError('it has a ")" without its "(".');
  return node;
}

class Reader {
  readonly #text: string[];
  readonly #ignoreCase: boolean;
  #at = 0;

  constructor(text: string, ignoreCase: boolean) {
    this.#text = Array.from(text);
    this.#ignoreCase = ignoreCase;
  }

  done(): boolean {
    return this.#at >= this.#text.length;
  }

  alternatives(depth: number): RegexNode {
    if (depth > DEEPEST) throw new RegexError(`its groups are more than ${DEEPEST} deep.`);
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) parts.push(this.#sequence(depth));
    return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'any', parts };
  }

  #sequence(depth: number): RegexNode {
    const parts: RegexNode[] = [];
    while (!this.done() && this.#peek() !== '|' && this.#peek() !== ')') parts.push(this.#repeated(this.#atom(depth)));
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'all', parts };
  }

  #repeated(node: RegexNode): RegexNode {
    const range = this.#range();
    if (range === null) return node;
    this.#take('?');
    if (this.#range() !== null) throw new RegexError('it repeats a repetition: put the inner one in brackets.');
    return { kind: 'repeat', node, ...range };
  }

  #range(): { min: number; max: number | null } | null {
    if (this.#take('*')) return { min: 0, max: null };
    if (this.#take('+')) return { min: 1, max: null };
    if (this.#take('?')) return { min: 0, max: 1 };
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#text.slice(this.#at, this.#at + 12).join(''));
    if (counted === null) return null;
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === '' ? null : Number(counted[3]);
    if (min > MOST_REPEATS || (max !== null && (max > MOST_REPEATS || max < min)))
      throw new RegexError(`"${counted[0]}" is not a range it can use.`);
    return { min, max };
  }

  #atom(depth: number): RegexNode {
    const char = this.#next();
    if (char === '(') return this.#group(depth);
    if (char === '[') return { kind: 'one', test: this.#class() };
    if (char === '.') return { kind: 'one', test: (c) => c !== 10 };
    if (char === '^') return { kind: 'start' };
    if (char === '$') return { kind: 'end' };
    if (char === '\\') return this.#escape();
    if (char === '*' || char === '+' || char === '?')
      throw new RegexError(`"${char}" has nothing before it to repeat; write "\\${char}" for the character.`);
    return this.#literal(char.codePointAt(0) as number);
  }

  #group(depth: number): RegexNode {
    if (this.#take('?')) {
      const rest = this.#text.slice(this.#at, this.#at + 64).join('');
      const opening = /^(?::|P?<[A-Za-z_]\w*>)/.exec(rest);
      if (opening === null)
        throw new RegexError(`"(?${rest.slice(0, 2)}" is not supported: no look-around, and flags only as a leading "(?i)".`);
      this.#at += opening[0].length;
    }
    const node = this.alternatives(depth + 1);
    if (!this.#take(')')) throw new RegexError('it has a "(" without its ")".');
    return node;
  }

  #escape(): RegexNode {
    if (this.done()) throw new RegexError('it ends in a lone "\\".');
    const char = this.#next();
    if (char === 'A') return { kind: 'start' };
    if (char === 'z') return { kind: 'end' };
    const test = CLASSES[char];
    return test === undefined ? this.#literal(this.#escaped(char)) : { kind: 'one', test };
  }

  #escaped(char: string): number {
    if (Object.hasOwn(CONTROLS, char)) return CONTROLS[char] as number;
    if (/[A-Za-z0-9]/.test(char)) throw new RegexError(`"\\${char}" is not supported.`);
    return char.codePointAt(0) as number;
  }

  #class(): Test {
    const negated = this.#take('^');
    const tests: Test[] = [];
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.done()) throw new RegexError('it has a "[" without its "]".');
      tests.push(this.#classItem());
    }
    this.#at += 1;
    const test: Test = (c) => tests.some((item) => item(c));
    return negated ? not(test) : test;
  }

  #classItem(): Test {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.#text.slice(this.#at, this.#at + 12).join(''));
    if (posix !== null) throw new RegexError(`"${posix[0]}" is not supported: write the range, such as "a-z".`);
    const low = this.#classChar();
    if (typeof low !== 'number') return low;
    if (this.#peek() !== '-' || this.#text[this.#at + 1] === ']') return this.#range1(low, low);
    this.#at += 1;
    if (this.done()) throw new RegexError('it has a "[" without its "]".');
    const high = this.#classChar();
    if (typeof high !== 'number' || high < low) throw new RegexError('a range in "[…]" runs backwards.');
    return this.#range1(low, high);
  }

  #classChar(): number | Test {
    const char = this.#next();
    if (char !== '\\') return char.codePointAt(0) as number;
    if (this.done()) throw new RegexError('it ends in a lone "\\".');
    const escaped = this.#next();
    return CLASSES[escaped] ?? this.#escaped(escaped);
  }

  #range1(low: number, high: number): Test {
    const plain: Test = (c) => c >= low && c <= high;
    return this.#ignoreCase ? (c) => plain(c) || plain(lower(c)) || plain(upper(c)) : plain;
  }

  #literal(codePoint: number): RegexNode {
    return { kind: 'one', test: this.#range1(codePoint, codePoint) };
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #next(): string {
    return this.#text[this.#at++] as string;
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at += 1;
    return true;
  }
}

function lower(c: number): number {
  return String.fromCodePoint(c).toLowerCase().codePointAt(0) as number;
}

function upper(c: number): number {
  return String.fromCodePoint(c).toUpperCase().codePointAt(0) as number;
}
