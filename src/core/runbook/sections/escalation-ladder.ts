import type { Ladder, LadderRung } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Block, Fence, List } from '../read/block.ts';
import { alternatives, conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, offsetIn } from '../read/duration.ts';
import { cleanName, peopleIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { addRule, levelOf } from './escalation-rule.ts';

type Rung = Omit<LadderRung, 'id' | 'level'> & { level: number | null };
const ARROW = /\s*(?:[─-]*(?:→|⇒|➔|➜|▶|►)|[-=─]+>)\s*/u;
// "On-call > Team lead > CTO": a bare ">" is an arrow only in a chain of names.
const GREATER = /\s+>\s+(?=\p{L})/u;
const LEADING = /^[\s│├└─]*(?:→|⇒|➔|➜|▶|►|↳|[-=─]+>)\s*/u;
const ONLY_ARROWS = /^[\s│|v↓▼⬇⇩]*(?:\(.*\))?\s*$/iu;

/** Ladders: "Level 2: Team Lead (+15 minutes)", "Developer → Team Lead → CTO" with branches below, numbered rungs. */
export function readEscalationLadders(reading: Reading): void {
  for (const section of reading.sections) {
    if (!inside(reading, section, 'escalation') || inside(reading, section, 'templates', 'examples', 'roles', 'when')) continue;
    for (const block of section.blocks) {
      if (reading.claimed(block)) continue;
      const rungs = block.kind === 'fence' ? fenceRungs(reading, block) : block.kind === 'list' ? listRungs(reading, section, block) : [];
      if (rungs.length === 0 && block.kind === 'paragraph' && (ARROW.test(block.text) || block.text.split(GREATER).length > 2)) {
        const found = chain(reading, block.text.replace(/^[^:]{0,40}:\s*/u, ''), block.src);
        if (found.length > 1) add(reading, section, block, found);
        continue;
      }
      if (rungs.length > 0) add(reading, section, block, rungs);
    }
  }
}

function add(reading: Reading, section: Section, block: Block, rungs: Rung[]): void {
  const [first] = rungs;
  if (first && first.delay === null && first.condition === null) first.delay = { kind: 'after', minutes: 0 };
  const id = reading.id('ladder', section.title || 'ladder');
  const level = levelOf(reading, section);
  const ladder: Ladder = {
    id,
    name: section.title || 'Escalation',
    severities: level ? [level] : '*',
    procedure: null,
    rungs: rungs.map((rung, i) => ({ ...rung, level: rung.level ?? i + 1, id: reading.id('rung', id, String(rung.level ?? i + 1)) })),
    ...stated(block.src),
  };
  reading.policy.ladders.push(ladder);
  reading.claim(block);
}

/** A rung's text: who, and in brackets when or under which condition. */
function rung(reading: Reading, text: string, level: number | null, src: Source): Rung | null {
  const { words } = reading;
  const [target] = peopleIn(text.replace(/,(?![^(]*\))/gu, '‚'), words, src, true);
  const name = target && cleanName(target.name.replaceAll('‚', ','), words);
  if (!target || !name || name.length > 80) return null;
  return { level, delay: target.delay, to: [name], condition: target.condition, ...stated(src) };
}

function chain(reading: Reading, text: string, src: Source): Rung[] {
  const parts = text.replace(LEADING, '').split(ARROW);
  const names = parts.length === 1 && text.split(GREATER).length > 2 ? text.split(GREATER) : parts;
  return names.flatMap((part) => rung(reading, part, null, src) ?? []);
}

/** Box drawings and diagrams of the process are no ladders; a line with several rungs or a level in front is. */
function fenceRungs(reading: Reading, fence: Fence): Rung[] {
  const { words } = reading;
  if (fence.language !== '' && fence.language !== 'text' && fence.language !== 'txt') return [];
  if (/[┌┐└┘╔╗]/u.test(fence.body)) return [];
  const prefix = new RegExp(`^\\s*(?:${words.prefix('level')})[\\s.-]?(\\d+)\\s*[:.)–—-]\\s*(.+)$`, 'iu');
  const rungs: Rung[] = [];
  let arrows = 0;
  let levels = 0;
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
    const leveled = prefix.exec(text);
    const parts = leveled ? [rung(reading, leveled[2] ?? '', Number(leveled[1]), src)] : chain(reading, text, src);
    if (leveled) levels++;
    if (!leveled && (parts.length > 1 || LEADING.test(text))) arrows++;
    for (const part of parts) {
      if (!part) continue;
      if (pending && reading.scale.mentioned(pending.text).length > 0) {
        cells(reading, pending.text, part.to, src);
        pending = null;
        continue;
      }
      if (pending) {
        part.delay ??= pending.delay;
        part.condition ??= pending.condition;
        pending = null;
      }
      rungs.push(part);
    }
  }
  return rungs.length > 1 && (levels > 1 || arrows > 0) ? rungs : [];
}

/** "P1/P2 not resolved in 30 min, or any P1": words on an arrow that name levels make cells of the matrix, one for each "or". */
function cells(reading: Reading, text: string, to: string[], src: Source): void {
  const { words } = reading;
  for (const part of alternatives(text, words)) {
    const only = reading.scale.mentioned(part);
    const any = words.find('any', part);
    const bare = /^\S+$/u.test(any?.index === 0 ? part.slice(any[0].length).trim() : part);
    const condition = bare ? null : conditionOf(part, words, src);
    for (const id of only.length > 0 ? only : ['*'])
      addRule(reading, { severities: id === '*' ? '*' : [id], delay: offsetIn(part, reading.words), to, condition, text: part, src });
  }
}

/** Numbered or labelled rungs of a list. A rung for some severities only is a cell of the matrix, and is put there. */
function listRungs(reading: Reading, section: Section, list: List): Rung[] {
  const { words, scale } = reading;
  const own = about(reading, section, 'escalation');
  const prefix = new RegExp(`^(?:${words.prefix('level')})[\\s.-]?(\\d+)\\b\\s*(?:\\(([^()]*)\\))?`, 'iu');
  const leveled = list.items.filter((item) => prefix.test(item.label ?? item.text)).length;
  if (leveled < 2 && !(list.ordered && own && list.items.length > 1)) return [];
  const rungs: Rung[] = [];
  for (const [i, item] of list.items.entries()) {
    const level = prefix.exec(item.label ?? item.text);
    const when = level?.[2] ? offsetIn(level[2], words) : null;
    const head = level
      ? item.label && item.value
        ? item.value
        : item.text.replace(prefix, '').replace(/^\s*[:–—-]\s*/u, '')
      : (item.label ?? item.strong ?? item.text);
    const bracket = level ? null : /^\s*[:：]?\s*\(([^()]*)\)/u.exec(item.text.slice(item.text.indexOf(head) + head.length))?.[1];
    const full = bracket ? `${head} (${bracket})` : head;
    const found = rung(reading, full, level ? Number(level[1]) : null, item.src);
    if (!found) continue;
    const remark = (bracket ?? (item.label && !level ? item.value : '')).split(/\.\s/u)[0] ?? '';
    found.delay ??= when ?? delayIn(remark, words);
    if (remark) found.condition ??= conditionIn(remark, words, item.src);
    const severities = scale.mentioned(`${full} ${remark}`);
    if (i === 0) found.delay ??= { kind: 'after', minutes: 0 };
    if (remark && found.delay === null && found.condition === null && severities.length === 0 && bracket)
      found.condition = conditionOf(remark, words, item.src);
    if (severities.length > 0)
      for (const id of severities)
        addRule(reading, {
          severities: [id],
          delay: found.delay,
          to: found.to,
          condition: found.condition,
          text: item.text,
          src: item.src,
        });
    else rungs.push(found);
  }
  if (rungs.length === 0) reading.claim(list);
  return rungs;
}
