import type { Hole } from '../policy/communication.ts';

/** A blank in a text: where it is, what it is called, and the words around it on its line. */
export type Slot = { start: number; end: number; name: string; choices: string[]; before: string; after: string };

/** Blanks that people write without brackets. */
const BARE: [RegExp, string][] = [
  [/\b(?:SEV|Sev|P|S)[-\s]?(?:X|N|#)(?![\p{L}\p{N}])/gu, 'severity'],
  [/\bINC-?(?:X+|N+|0{3,})\b/g, 'incident id'],
  [/\bHH:MM(?::SS)?\b/g, 'time'],
  [/\bYYYY-MM-DD\b/g, 'date'],
];

const CLOSING: Record<string, string> = { '[': ']', '{': '}', '<': '>', '(': ')' };

/** The blanks of a text, in order and without overlaps: those the compiler found, and bare ones such as `SEV-X`. */
export function slotsOf(text: string, holes: readonly Hole[], part: Hole['part']): Slot[] {
  const found = holes
    .filter((hole) => hole.part === part && hole.start >= 0 && hole.start < hole.end && hole.end <= text.length)
    .map((hole) => ({ ...withBrackets(text, hole), name: hole.name, choices: hole.choices }));
  for (const [pattern, name] of BARE) {
    for (const match of text.matchAll(pattern)) {
      const slot = { start: match.index, end: match.index + match[0].length, name, choices: [] };
      if (!found.some((other) => slot.start < other.end && other.start < slot.end)) found.push(slot);
    }
  }
  let last = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((slot) => {
      if (slot.start < last) return false;
      last = slot.end;
      return true;
    })
    .map((slot) => ({ ...slot, before: lineBefore(text, slot.start), after: lineAfter(text, slot.end) }));
}

function withBrackets(text: string, { start, end }: Hole): { start: number; end: number } {
  const opening = text[start - 1] ?? '';
  const inside = CLOSING[text[start] ?? ''] === undefined && CLOSING[opening] !== undefined && text[end] === CLOSING[opening];
  return inside && opening !== '(' ? { start: start - 1, end: end + 1 } : { start, end };
}

function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}

function lineAfter(text: string, end: number): string {
  const newline = text.indexOf('\n', end);
  return text.slice(end, newline < 0 ? text.length : newline);
}
