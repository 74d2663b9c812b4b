import { levelAt } from '../read/level.ts';
import { paragraphsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { inside, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import type { Sighting } from './severity-sighting.ts';

/** "Sev 1 means that everything is down. A Sev 1 must be acknowledged within 10 minutes.": levels that plain sentences are about. */
export function levelSentences(reading: Reading, section: Section): Sighting[] {
  const { words } = reading;
  if (!inside(reading, section, 'severity')) return [];
  return paragraphsOf(section.blocks).flatMap((paragraph) => {
    const found: Sighting[] = [];
    for (const { text, src } of sentences(paragraph.lines)) {
      const opens = words.find('article', text);
      const level = levelAt(opens?.index === 0 ? words.without('article', text) : text, words);
      const last = found.at(-1);
      // "Sev 1: …" is a field, which is read as one.
      if (level?.form === 'id' && /^\p{L}/u.test(level.tail) && !new RegExp(`${level.id}\\s*[:：(–—-]`, 'u').test(text))
        found.push({ level, src, defining: true, criteria: [textFact(level.tail, src)], examples: [], values: {} });
      else if (last) last.criteria.push(textFact(text, src));
    }
    const told = new Set(found.filter(({ level }) => words.find('means', level.tail)?.index === 0).map(({ level }) => level.key));
    if (told.size < 2) return [];
    reading.claim(paragraph);
    return found.filter(({ level }) => told.has(level.key));
  });
}
