import type { Condition } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import { conditionIn, conditionOf } from '../read/condition.ts';
import { delayIn, offsetIn, withoutTime } from '../read/duration.ts';
import { levelAt, levelsIn } from '../read/level.ts';
import { listsOf } from '../read/outline.ts';
import { cleanName } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import { namesIn } from './escalation-call.ts';
import { unanswered } from './escalation-clause.ts';
import { addRule } from './escalation-rule.ts';
import type { Rung } from './ladder-rung.ts';
import { rungOf, rungStart } from './ladder-rung.ts';
import { isSomebody } from './somebody.ts';

/** "Tier 2: Team lead" with what is said of it: a heading with its chapter, an item with its own items, a bold word with its paragraph. */
type Tier = { level: number; head: string; title: string; said: Said[]; src: Source; blocks: Block[] };
type Said = { text: string; src: Source };
type When = { delay: Delay | null; condition: Condition | null };
/** A ladder of tiers, and the blocks that it was read from. */
export type Tiers = { rungs: Rung[]; blocks: Block[] };

const LONGEST_NAME = 6;
const LONGEST_GROUP = 4;
const WHO = ['person', 'role', 'escalate-to', 'contact'] as const;

/** Tiers that stand in or below a section, each with text of its own; null where there are none, or where they name nobody. */
export function readTiers(reading: Reading, section: Section): Tiers | null {
  for (const tiers of [ofSections(reading, section), ofItems(reading, section), ofParagraphs(reading, section)]) {
    if (tiers.length < 2 || !tiers.some(({ said }) => said.length > 0)) continue;
    const rungs = rungsOf(reading, tiers);
    if (rungs.length > 1) return { rungs, blocks: tiers.flatMap(({ blocks }) => blocks) };
  }
  return null;
}

/** A title that opens with a rung's number, which is no level of the scale. */
function opened(reading: Reading, title: string): Pick<Tier, 'level' | 'head' | 'title'> | null {
  const { words } = reading;
  const found = rungStart(words).exec(title);
  const level = levelAt(title, words);
  if (!found?.[1] || (level && reading.scale.byKey(level.key) !== null)) return null;
  const bracket = found[2] === undefined ? '' : ` (${found[2]})`;
  const head = title.slice(found[0].length).replace(/^\s{0,9}[:：–—.-]{0,3}\s{0,9}/u, '');
  return { level: Number(found[1]), head: `${head}${bracket}`.trim(), title: cleanName(withoutTime(title, words), words) ?? title };
}

const ofSections = (reading: Reading, section: Section): Tier[] =>
  section.sections.flatMap((each) => {
    const found = opened(reading, each.title);
    return found ? [{ ...found, said: each.blocks.flatMap(saidIn), src: each.src, blocks: each.blocks }] : [];
  });

const ofItems = (reading: Reading, section: Section): Tier[] =>
  listsOf(section.blocks).flatMap((list) =>
    list.items.flatMap((item) => {
      const title = item.strong ?? item.label ?? item.text;
      const found = opened(reading, title);
      const rest = item.text.slice(item.text.indexOf(title) + title.length).replace(/^[\s:：.–—-]{1,9}/u, '');
      const own = rest === '' ? [] : [{ text: rest, src: item.src }];
      // Rungs without a word of their own are a plain list.
      return found && item.blocks.length > 0
        ? [{ ...found, said: [...own, ...item.blocks.flatMap(saidIn)], src: item.src, blocks: [list, ...item.blocks] }]
        : [];
    }),
  );

const ofParagraphs = (reading: Reading, section: Section): Tier[] =>
  section.blocks.flatMap((block) => {
    const [line] = block.kind === 'paragraph' ? block.lines : [];
    const found = line?.strong ? opened(reading, line.strong) : null;
    if (!found || block.kind !== 'paragraph' || !line?.strong || !line.text.startsWith(line.strong)) return [];
    const rest = { ...line, text: line.text.slice(line.strong.length).replace(/^[\s:：.–—-]{1,9}/u, '') };
    return [{ ...found, said: sentences([rest, ...block.lines.slice(1)]), src: block.src, blocks: [block] }];
  });

/** Each sentence of a paragraph, each item of a list. */
const saidIn = (block: Block): Said[] =>
  block.kind === 'paragraph'
    ? sentences(block.lines)
    : listsOf([block]).flatMap(({ items }) => items.flatMap(({ text, src, blocks }) => [{ text, src }, ...blocks.flatMap(saidIn)]));

function rungsOf(reading: Reading, tiers: Tier[]): Rung[] {
  const rungs: Rung[] = [];
  const called = tiers.map((tier) => whoOf(reading, tier));
  if (called.filter((who) => who?.sure).length * 2 <= tiers.length) return [];
  let next: When | null = null as When | null;
  for (const [i, tier] of tiers.entries()) {
    const rung = called[i]?.rung;
    if (rung) {
      const own = (rung.delay ?? rung.condition) ? null : whenOf(reading, tier, rung.to);
      const when = (rung.delay ?? rung.condition) ? rung : (own ?? next);
      rungs.push({ ...rung, delay: when?.delay ?? null, condition: when?.condition ?? null });
    }
    next = onwards(reading, tier);
  }
  return rungs;
}

/** Who is meant: by the title, or by the field or the item below it that names somebody. `sure`: by a word that says so. */
function whoOf(reading: Reading, tier: Tier): { rung: Rung; sure: boolean } | null {
  const { words } = reading;
  const { level, head, src } = tier;
  const titled = head === '' ? null : rungOf(reading, head.replace(/[.。]$/u, ''), level, src);
  const isOnly = (phrase: 'executives' | 'department'): boolean => titled?.to.every((name) => words.isOnly(phrase, name)) ?? false;
  const team = isOnly('department');
  const board = isOnly('executives');
  if (titled && !team && !board && isNamed(titled.to, words)) return { rung: { ...titled, said: head }, sure: true };
  const fields = tier.said.flatMap(({ text }) => splitLabel({ text, strong: null }) ?? []);
  const field = fields.find(({ label, value }) => WHO.some((who) => words.label(label).has(who)) && isNamed([value], words));
  const items = tier.said.map(({ text }) => text).filter((text) => isNamed([text], words));
  const to = namesIn(field?.value ?? items.join(', '), words, src).filter((name) => isSomebody(reading, name));
  const rung = { level, delay: titled?.delay ?? offsetIn(head, words), condition: titled?.condition ?? null, said: head, ...stated(src) };
  if (to.length > 0) return { rung: { ...rung, to }, sure: true };
  if (!titled || titled.to.some((name) => name.split(' ').length > LONGEST_GROUP)) return null;
  // "L2 Support" is called by its number and its name.
  return { rung: { ...rung, to: team && !board ? [tier.title] : titled.to }, sure: team || board };
}

const isNamed = (names: string[], words: Words): boolean =>
  names.every(
    (name) =>
      name.split(' ').length <= LONGEST_NAME &&
      (words.says('person-title', name) || words.says('named-team', name) || words.says('on-call', name)),
  );

/** "Paged if nobody answers in 15 minutes, or for any SEV-1", "Trigger: no answer in 15 minutes": when the tier itself is called. */
function whenOf(reading: Reading, { said }: Tier, to: string[]): When | null {
  const { words, scale } = reading;
  let found: When | null = null;
  for (const { text, src } of said) {
    const field = splitLabel({ text, strong: null });
    const timed = field && words.label(field.label).has('when') && words.find('escalate', field.label)?.index !== 0;
    const called = words.find('called-when', text)?.index === 0;
    if (!timed && !called) continue;
    for (const [i, part] of ways(timed ? field.value : text, words).entries()) {
      const severities = scale.mentioned(part);
      // "For SEV-1 only", where no scale tells what that is, is a condition like any other.
      const unknown = severities.length === 0 && levelsIn(part, words).some(({ key }) => !key.startsWith('l'));
      const condition = timed || unknown ? conditionOf(part, words, src) : conditionIn(part, words, src);
      const delay = offsetIn(part, words) ?? delayIn(part, words);
      if (delay === null && condition === null && severities.length === 0) continue;
      if (severities.length === 0 && found === null && i === 0) found = { delay, condition };
      else addRule(reading, { severities: severities.length > 0 ? severities : '*', delay, to, condition, text: part, src });
    }
  }
  return found;
}

/** "If nobody answers, or if it is handed over": each way to be called by itself. */
function ways(text: string, words: Words): string[] {
  const apart = new RegExp(
    `,?\\s${words.source('or')}\\s(?=${['if', 'for', 'after'].map((each) => words.source(each as 'if')).join('|')})`,
    'giu',
  );
  return text.replace(apart, '\n').split('\n');
}

/** "Escalate if not resolved in 30 minutes", "Has 15 minutes to acknowledge": when the one behind this tier is called. */
function onwards({ words }: Reading, { said }: Tier): When | null {
  for (const { text, src } of said) {
    const field = splitLabel({ text, strong: null });
    const escalates = field
      ? words.label(field.label).has('wait') ||
        (words.find('escalate', field.label)?.index === 0 && !words.label(field.label).has('escalate-to'))
      : words.find('escalate', text)?.index === 0;
    const answers = words.says('time-to-answer', text);
    if (!escalates && !answers) continue;
    const delay = delayIn(text, words);
    const condition = answers ? unanswered(text, src) : field ? conditionOf(field.value, words, src) : conditionIn(text, words, src);
    if (delay !== null || condition !== null) return { delay, condition };
  }
  return null;
}
