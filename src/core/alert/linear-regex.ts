import { parseRegex, RegexError, type RegexNode } from './regex-syntax.ts';

export { RegexError };

/** Does the whole text match? */
export type LinearRegex = (text: string) => boolean;

/** One state of the machine: read a character, go two ways, assert a place, or accept. */
type State =
  | { op: 'one'; test: (codePoint: number) => boolean; next: number }
  | { op: 'split'; next: number; other: number }
  | { op: 'start' | 'end'; next: number }
  | { op: 'accept' };

const MOST_STATES = 5_000;
const PLAIN_WORDS = /^[\w\-:/ ,@#%&=;~"']+(?:\|[\w\-:/ ,@#%&=;~"']+)*$/;

/**
 * Compiles a pattern, anchored at both ends as label matchers are. Runs in time proportional to text × pattern whatever the pattern is
 * (Thompson's construction), so that a matcher cannot hang the process. Throws RegexError.
 */
export function compileRegex(pattern: string): LinearRegex {
  if (pattern.length <= 1_000 && PLAIN_WORDS.test(pattern)) {
    const words = new Set(pattern.split('|'));
    return (text) => words.has(text);
  }
  const states: State[] = [{ op: 'accept' }];
  const start = build(parseRegex(pattern), 0, states);
  return (text) => run(states, start, text);
}

/** Adds the states for a node that goes on to `next`; returns where it begins. Built from the end towards the beginning. */
function build(node: RegexNode, next: number, states: State[]): number {
  if (node.kind === 'empty') return next;
  if (node.kind === 'one') return add(states, { op: 'one', test: node.test, next });
  if (node.kind === 'start' || node.kind === 'end') return add(states, { op: node.kind, next });
  if (node.kind === 'all') return node.parts.reduceRight((after, part) => build(part, after, states), next);
  if (node.kind === 'any')
    return node.parts.map((part) => build(part, next, states)).reduce((other, way) => add(states, { op: 'split', next: way, other }));
  return buildRepeat(node, next, states);
}

function buildRepeat(node: Extract<RegexNode, { kind: 'repeat' }>, next: number, states: State[]): number {
  let after = next;
  if (node.max === null) {
    const loop: State = { op: 'split', next, other: next };
    after = add(states, loop);
    loop.next = build(node.node, after, states);
  } else {
    for (let optional = node.min; optional < node.max; optional++) {
      after = add(states, { op: 'split', next: build(node.node, after, states), other: next });
    }
  }
  for (let needed = 0; needed < node.min; needed++) after = build(node.node, after, states);
  return after;
}

function add(states: State[], state: State): number {
  if (states.length >= MOST_STATES) throw new RegexError('it is too large once its repetitions are written out.');
  return states.push(state) - 1;
}

function run(states: State[], start: number, text: string): boolean {
  const codePoints = Array.from(text, (char) => char.codePointAt(0) as number);
  let current = closure(states, [start], 0, codePoints.length);
  for (let at = 0; at < codePoints.length && current.length > 0; at++) {
    const following: number[] = [];
    for (const index of current) {
      const state = states[index] as State;
      if (state.op === 'one' && state.test(codePoints[at] as number)) following.push(state.next);
    }
    current = closure(states, following, at + 1, codePoints.length);
  }
  return current.includes(0);
}

/** All states that can be reached without reading a character: only those that read or accept are returned. */
function closure(states: State[], from: number[], at: number, length: number): number[] {
  const seen = new Set<number>();
  const open = [...from];
  const reading: number[] = [];
  while (open.length > 0) {
    const index = open.pop() as number;
    if (seen.has(index)) continue;
    seen.add(index);
    const state = states[index] as State;
    if (state.op === 'split') open.push(state.next, state.other);
    else if (state.op === 'start') at === 0 && open.push(state.next);
    else if (state.op === 'end') at === length && open.push(state.next);
    else reading.push(index);
  }
  return reading;
}
