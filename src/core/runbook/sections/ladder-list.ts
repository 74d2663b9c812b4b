import type { Words } from '../lexicon/words.ts';
import type { List } from '../read/block.ts';
import { conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, isOnlyTime, offsetIn } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { about } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { addRule } from './escalation-rule.ts';
import { timesByLevel } from './escalation-times.ts';
import type { Rung } from './ladder-rung.ts';
import { fromWaits, rungOf, rungStart } from './ladder-rung.ts';

const LONGEST = 14;

export const opensRung = (text: string, words: Words): boolean => rungStart(words).test(text);

/** Numbered or labelled rungs of a list. A rung for some severities only is a cell of the matrix, and is put there. */
export function listRungs(reading: Reading, section: Section, list: List): Rung[] {
  const { words, scale } = reading;
  const own = about(reading, section, 'escalation');
  const prefix = rungStart(words);
  const leveled = list.items.filter((item) => prefix.test(item.label ?? item.text)).length;
  if (leveled < 2 && !(own && list.items.length > 1 && (list.ordered || isCounted(list, words) || namesFirst(reading, list)))) return [];
  const rungs: Rung[] = [];
  const known = reading.policy.matrix.length;
  for (const [i, item] of list.items.entries()) {
    const level = prefix.exec(item.label ?? item.text);
    const when = level?.[2] ? offsetIn(level[2], words) : null;
    const titled = level && item.label && item.value ? titleIn(item.label.replace(prefix, ''), item.value, words) : null;
    const head = level
      ? item.label && item.value
        ? (titled ?? item.value)
        : item.text.replace(prefix, '').replace(/^\s*[:–—-]\s*/u, '')
      : item.label !== null && item.value !== '' && words.isOnly('ordinal-rung', item.label)
        ? item.value
        : (item.label ?? item.strong ?? item.text);
    if (!level && (isSentence(head, words) || head.split(' ').length > LONGEST)) continue;
    // "SEV-1: …" says for which level, not who.
    if (!level && item.label !== null && scale.mentioned(head).length > 0 && head.split(' ').length <= 3) continue;
    const bracket = level ? null : /^\s*[:：]?\s*\(([^()]*)\)/u.exec(item.text.slice(item.text.indexOf(head) + head.length))?.[1];
    const full = bracket ? `${head} (${bracket})` : head;
    const found = rungOf(reading, full, level ? Number(level[1]) : null, item.src);
    if (!found) continue;
    found.said = item.text;
    const remark = (bracket ?? (item.label && (!level || titled) ? item.value : '')).split(/\.\s/u)[0] ?? '';
    found.delay ??= when ?? delayIn(remark, words);
    if (remark) found.condition ??= conditionIn(remark, words, item.src);
    const severities = scale.mentioned(`${full} ${remark}`);
    const times = timesByLevel(reading, `${full} ${remark}`);
    if (i === 0) found.delay ??= { kind: 'after', minutes: 0 };
    if (remark && found.delay === null && found.condition === null && severities.length === 0 && bracket)
      found.condition = conditionOf(remark, words, item.src);
    if (times.length > 0)
      for (const time of times)
        for (const id of time.severities)
          addRule(reading, {
            severities: [id],
            delay: time.delay,
            to: found.to,
            condition: found.condition,
            text: item.text,
            src: item.src,
          });
    else if (severities.length > 0)
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
  if (rungs.length === 0 && reading.policy.matrix.length > known) reading.claim(list);
  // One name among sentences is no ladder, nor are things to do.
  if (leveled < 2 && rungs.length === 1 && list.items.length > 2) return [];
  if (leveled < 2 && rungs.filter((rung) => isSomebody(rung, words)).length * 2 < rungs.length) return [];
  // How long each has to answer; the last one's time leads nowhere.
  const waits = rungs.map(({ said }) => (words.says('time-to-answer', said) ? delayIn(said, words) : null));
  return rungs.length > 1 && waits.slice(0, -1).every(Boolean) ? fromWaits(rungs, waits) : rungs;
}

/** "L1 On-call engineer — 15 min", "Tier 2 Team lead: if nobody answers": who stands before the sign, and when behind it. */
function titleIn(text: string, value: string, words: Words): string | null {
  const name = text.replace(/^\s*[:–—-]\s*/u, '').trim();
  const named = name !== '' && (words.says('person-title', name) || words.says('named-team', name));
  const other = words.says('person-title', value) && !isSentence(value, words);
  return isOnlyTime(value, words) || (named && !other) ? name || null : null;
}

/**
 * "Document each escalation", "Page the lead after 15 minutes", "If nobody answers", "On-call acknowledges within 5 minutes", "Alert
 * fires → …": a step or a sentence, which others read; no rung's name.
 */
const isSentence = (text: string, words: Words): boolean =>
  text.split(' ').length > 2 &&
  ((['work-verb', 'calls', 'rings', 'tells', 'if', 'happening'] as const).some(
    (verb) => words.find(verb, text)?.index === 0 && words.captured(verb, text) === null,
  ) ||
    (words.find('answers-by', text)?.index ?? 0) > 0);

/** "First contact: …", "Second contact: …" */
const isCounted = (list: List, words: Words): boolean =>
  list.items.every(({ label }) => label !== null && words.isOnly('ordinal-rung', label));

/** A title, a team, a rung with its time, or a name of a word or two; "Update the status page" is nobody. */
const isSomebody = ({ to, delay }: Rung, words: Words): boolean =>
  to.every((name) => name.split(' ').length <= 2 || words.says('person-title', name) || words.says('named-team', name)) ||
  (delay?.kind === 'after' && delay.minutes > 0);

/** "- Team lead: after 15 minutes", "- CTO (after 1 hour)": most items name somebody and then a time or a condition. */
function namesFirst({ words, scale }: Reading, list: List): boolean {
  const fit = list.items.filter(({ label, value, text, src }) => {
    if (scale.mentioned(label ?? '').length > 0 || text.split(' ').length > LONGEST) return false;
    if (label !== null)
      return delayIn(label, words) === null && (delayIn(value, words) !== null || conditionIn(value, words, src) !== null);
    const at = /\(/u.exec(text)?.index ?? words.find('after', text)?.index ?? -1;
    return at > 2 && delayIn(text.slice(at), words) !== null;
  });
  return fit.length >= 2 && fit.length >= list.items.length * 0.6;
}
