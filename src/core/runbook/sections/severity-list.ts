import type { Text } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import type { Block, Item, Paragraph } from '../read/block.ts';
import { fieldsOf, itemOf } from '../read/block.ts';
import { delayIn } from '../read/duration.ts';
import type { Line } from '../read/inline.ts';
import { levelAt, levelsAt } from '../read/level.ts';
import { listsOf, paragraphsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import type { Sighting } from './severity-sighting.ts';
import { ELSEWHERE } from './severity-sighting.ts';
import { isClock } from './severity-target.ts';

const CLOCKS = ['acknowledge', 'respond', 'resolve'] as const;
type Clock = (typeof CLOCKS)[number];

/** Lists whose items open with a level: "**SEV-1 (Critical):** outage", "Low: minor issue", "P0: immediate (24/7)". */
export function levelLists(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  const context = inside(reading, section, 'severity');
  const elsewhere = ELSEWHERE.some((topic) => inside(reading, section, topic)) && !about(reading, section, 'severity');
  const read = (items: Item[], hinted: boolean, blocks: Block[], clock: Clock | null = null): Sighting[] => {
    const found = items
      .map((item) => strongLevel(item, words))
      .flatMap((item): Sighting[] => {
        const together = levelsAt(item.label ?? item.text, words);
        const [at] = together;
        // "Critical incidents:" names a level by itself; other words behind a level's make it something else.
        const kind = at?.form === 'word' && (words.isOnly('incident-noun', at.tail) || words.label(at.tail).has('level'));
        if (!at || (item.label !== null && at.tail !== '' && at.form !== 'id' && !kind)) return [];
        if (at.form !== 'id' && (item.label === null || !(hinted || kind || clock))) return [];
        // An item that is a level and no more has its facts below it.
        if (item.label === null && at.form === 'id' && (at.tail !== '' || item.blocks.length === 0)) return [];
        if (at.key.startsWith('l') && at.form === 'id' && (!context || elsewhere)) return [];
        const value = item.label === null ? '' : item.value.trim();
        const timed = clock !== null || isClock(value, words);
        const parts: Text[] = value && !timed ? [textFact(value, item.src)] : [];
        const values: Sighting['values'] = {};
        for (const list of listsOf(item.blocks))
          for (const inner of list.items) {
            const own = CLOCKS.find((each) => inner.label !== null && words.label(inner.label).has(each));
            if (own && delayIn(inner.value, words)) values[own] ??= { text: inner.value, src: inner.src };
            else parts.push(textFact(inner.text, inner.src));
          }
        return together.map((level) => ({
          level,
          src: item.src,
          defining: hinted || kind || !elsewhere,
          criteria: parts,
          examples: [],
          values:
            timed && (clock || hinted || kind || !elsewhere) ? { ...values, [clock ?? 'respond']: { text: value, src: item.src } } : values,
        }));
      });
    if (found.length < 2 || found.length < items.length * 0.6) return [];
    if (found.some((s) => s.defining)) reading.claim(...blocks);
    return found;
  };
  const paragraphs = paragraphsOf(section.blocks).map((block) => ({ block, items: fieldItems(block, words) }));
  // "**S1** — unusable." and "**S2** — broken." as paragraphs of their own are one list in all but name.
  const single = paragraphs.filter(({ items: [item, ...more] }) => {
    const level = more.length === 0 ? levelAt(item?.label ?? '', words) : null;
    return level && (item?.strong || (level.form === 'id' && level.tail === ''));
  });
  const joined = read(
    single.flatMap(({ items }) => items),
    context && !elsewhere,
    single.map(({ block }) => block),
  );
  const fields = paragraphs.flatMap(({ block, items }) => (items.length > 1 ? read(items, context && !elsewhere, [block]) : []));
  const listed = section.blocks.flatMap((block) => {
    return listsOf([block]).flatMap((list) => {
      const lead = list.lead && words.isAbout('severity', list.lead.text);
      const nested = list.items.flatMap((item) => {
        const below = listsOf(item.blocks);
        const hint = below.length > 0 && [item, ...item.lines].some(({ text }) => words.isAbout('severity', text));
        return below.flatMap((inner) => read(inner.items, hint || context, []));
      });
      const clock = clockOf(list.lead?.text ?? '', words) ?? clockOf(section.title, words);
      return [...read(list.items, (context || lead === true) && (!elsewhere || lead === true), [block], clock), ...nested];
    });
  });
  return [...fields, ...joined, ...listed];
}

/** "**Sev 1** Nobody can pay.": a level in bold is a label without its colon. */
function strongLevel(item: Item, words: Words): Item {
  const level = item.label === null && item.strong ? levelAt(item.strong, words) : null;
  if (level?.form !== 'id' || level.tail !== '' || !item.strong || !item.text.startsWith(item.strong)) return item;
  return { ...item, label: item.strong, value: item.text.slice(item.strong.length).trim() };
}

/** "Response times", a title or a lead over a list of levels: what the times in it are. */
function clockOf(title: string, words: Words): Clock | null {
  const labels = words.label(title.replace(/\s*[:：]$/u, ''));
  return CLOCKS.find((clock) => labels.has(clock)) ?? null;
}

/** The fields of a paragraph; where its sentences open with levels ("P1: at once. P2: in an hour."), each of them is one. */
const fieldItems = (paragraph: Paragraph, words: Words): Item[] =>
  fieldsOf(levelLines(paragraph, words)).map((field) => itemOf(field.line, field));

function levelLines(paragraph: Paragraph, words: Words): Line[] {
  const each = sentences(paragraph.lines);
  const opens = each.filter(({ text }) => /^[^:：]{1,30}[:：]/u.test(text) && levelAt(text, words)?.form === 'id');
  if (opens.length < 2 || paragraph.lines.length > 1) return paragraph.lines;
  return each.map(({ text, src }) => ({ text, src, strong: null, links: [], code: [] }));
}
