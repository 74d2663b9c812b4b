import type { Source } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Fence } from '../read/block.ts';
import { alternatives, conditionIn, conditionOf } from '../read/condition.ts';
import { durations, offsetIn, withoutTime, withoutTimeWord } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { addRule } from './escalation-rule.ts';
import type { Rung } from './ladder-rung.ts';
import { chain, fromWaits, LEADING, rungOf } from './ladder-rung.ts';

const ONLY_ARROWS = /^[\s│|v↓▼⬇⇩]*(?:\(.*\)\s*)?$/iu;

/** Box drawings and diagrams of the process are no ladders; a line with several rungs or a level in front is. */
export function fenceRungs(reading: Reading, fence: Fence): Rung[] {
  const { words } = reading;
  if (fence.language !== '' && fence.language !== 'text' && fence.language !== 'txt') return [];
  if (/[┌┐└┘╔╗]/u.test(fence.body)) return [];
  const prefix = new RegExp(`^\\s*(?:${words.prefix('level')})[\\s.-]?(\\d+)\\s*(?:[:.)–—-]\\s*|(?=\\())(.+)$`, 'iu');
  const byTime = timedLines(reading, fence);
  if (byTime.length > 1) return byTime;
  const rungs: Rung[] = [];
  let arrows = 0;
  let levels = 0;
  let rungIndent = 0;
  let pending: { text: string; delay: Rung['delay']; condition: Rung['condition'] } | null = null;
  for (const { text, line, indent } of fence.lines) {
    const src = { line, column: indent + 1, endLine: line };
    if (text.trim() === '') continue;
    if (ONLY_ARROWS.test(text)) {
      arrows++;
      const paren = /\((.*)\)/u.exec(text)?.[1];
      if (paren) pending = { text: paren, delay: offsetIn(paren, words), condition: conditionOf(paren, words, src) };
      continue;
    }
    // "↓ no ack in 15 min", "No ack in 15 min ↓"
    const arrow = /^\s*[↓▼⬇⇩]\s+(\S.*)$/u.exec(text)?.[1] ?? /^\s*(\S.*\S)\s[↓▼⬇⇩]\s*$/u.exec(text)?.[1];
    if (arrow !== undefined) {
      arrows++;
      pending = { text: arrow, delay: offsetIn(arrow, words), condition: conditionOf(arrow, words, src) };
      continue;
    }
    const note = /^\s*[│|]\s+(\p{L}.*)$/u.exec(text)?.[1];
    if (note && !LEADING.test(text)) {
      pending = { text: note, delay: offsetIn(note, words), condition: conditionIn(note, words, src) };
      continue;
    }
    // "• Takes over the incident", set in below a name: what that one does.
    if (/^\s*[•·*–-]\s+\S/u.test(text) && rungs.length > 0 && indent > rungIndent) continue;
    const leveled = prefix.exec(text);
    const parts = leveled ? [inBracket(reading, leveled[2] ?? '', Number(leveled[1]), src)] : chain(reading, text, src);
    if (leveled) levels++;
    if (!leveled && (parts.length > 1 || LEADING.test(text))) arrows++;
    for (const part of parts) {
      if (!part) continue;
      if (pending && reading.scale.mentioned(pending.text).length > 0) {
        // "(if no ack or SEV-1)": the rest of it is for whatever level.
        const rest = alternatives(pending.text, words).filter((each) => reading.scale.mentioned(each).length === 0);
        cells(reading, pending.text, part.to, src, rest);
        const [asked] = rest;
        pending = asked === undefined ? null : { text: asked, delay: offsetIn(asked, words), condition: conditionOf(asked, words, src) };
        if (!pending) continue;
      }
      if (pending) {
        // "15 minutes further" stands on the arrow and counts from the rung before it.
        part.said = `${part.said} (${pending.text})`;
        part.delay ??= pending.delay;
        part.condition ??= pending.condition;
        pending = null;
      }
      rungs.push(part);
      rungIndent = indent;
    }
  }
  return rungs.length > 1 && (levels > 1 || arrows > 0) ? byWaits(rungs, words) : [];
}

/** "Level 2 (Senior engineer) ── resolve within 2 hours": the name stands in the bracket; by when the work is done is no time of a call. */
function inBracket(reading: Reading, text: string, level: number, src: Source): Rung | null {
  const [, name, remark = ''] = /^\(([^()]*)\)[\s─:–—-]*(.*)$/u.exec(text) ?? [];
  if (name === undefined) return rungOf(reading, text, level, src);
  const found = rungOf(reading, name, level, src);
  const { words } = reading;
  return (
    found && {
      ...found,
      delay: found.delay ?? (words.says('resolves', remark) || words.says('responds', remark) ? null : offsetIn(remark, words)),
    }
  );
}

/** "Primary (5 min ack)" above "Secondary (10 min)": the first says what the times are, how long each has to answer. */
function byWaits(rungs: Rung[], words: Words): Rung[] {
  const waits = rungs.map(({ delay }) => delay);
  const said = words.says('time-to-answer', rungs[0]?.said ?? '') && waits.slice(0, -1).every((wait) => wait?.kind === 'after');
  return said ? fromWaits(rungs, waits) : rungs;
}

const COLUMN = /\s{2,}|\t|\s*[:|]\s+|\s+[–—-]\s+/u;

/** "T+15m  Team lead", "0-15 min: On-call", "Team lead   15 min": each line with its time, each later than the one before. */
function timedLines(reading: Reading, fence: Fence): Rung[] {
  const { words } = reading;
  const rungs: Rung[] = [];
  for (const { text, line, indent } of fence.lines.filter((each) => each.text.trim() !== '')) {
    const split = timeApart(text.trim(), words);
    if (!split) return [];
    const found = rungOf(reading, split.rest, null, { line, column: indent + 1, endLine: line });
    const before = rungs.at(-1)?.delay;
    if (!found || (before?.kind === 'after' && before.minutes > split.minutes)) return [];
    rungs.push({ ...found, delay: { kind: 'after', minutes: split.minutes } });
  }
  return rungs;
}

/** The time that a line opens or ends with, and the rest of the line. */
function timeApart(text: string, words: Words): { minutes: number; rest: string } | null {
  const opening = durations(text, words).find(({ index }) => /^(?:T\s*\+\s*)?$/iu.test(text.slice(0, index)));
  const columns = [...text.matchAll(new RegExp(COLUMN, 'gu'))].map((gap) => [gap.index, gap.index + gap[0].length] as const);
  const [first] = columns;
  const last = columns.at(-1);
  const ways = [
    first && { head: text.slice(0, first[0]), rest: text.slice(first[1]) },
    opening && { head: text.slice(0, opening.index + opening.text.length), rest: text.slice(opening.index + opening.text.length) },
    last && { head: text.slice(last[1]), rest: text.slice(0, last[0]) },
  ];
  for (const way of ways) {
    const delay = way && way.head.length <= 20 ? offsetIn(way.head, words) : null;
    const left = way ? withoutTimeWord(withoutTime(way.head, words), words).replace(/[\d+T\s–—-]/giu, '') : '';
    if (way && delay?.kind === 'after' && left === '') return { minutes: delay.minutes, rest: way.rest.replace(/^[\s:|–—-]+/u, '') };
  }
  return null;
}

/** "P1/P2 not resolved in 30 min, or any P1": words on an arrow that name levels make cells of the matrix, one for each "or". */
function cells(reading: Reading, text: string, to: string[], src: Source, but: string[]): void {
  const { words } = reading;
  for (const part of alternatives(text, words)
    .filter((each) => !but.includes(each))
    .flatMap((each) => everyTimed(each, words))) {
    const only = reading.scale.mentioned(part);
    const any = words.find('any', part);
    const bare = /^\S+$/u.test(any?.index === 0 ? part.slice(any[0].length).trim() : part);
    const condition = bare ? null : conditionOf(part, words, src);
    for (const id of only.length > 0 ? only : ['*'])
      addRule(reading, { severities: id === '*' ? '*' : [id], delay: offsetIn(part, reading.words), to, condition, text: part, src });
  }
}

/** "15 min for SEV-1 / 30 min for SEV-2": each side of a slash that has its own time. */
function everyTimed(text: string, words: Words): string[] {
  const parts = text.split(/\s+\/\s+/u);
  return parts.every((part) => durations(part, words).length > 0) ? parts : [text];
}
