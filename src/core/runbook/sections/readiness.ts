import type { Readiness } from '../../policy/learning.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';

/** Checklists beside the phases: what must be ready before, complete during and after. */
export function readReadiness(reading: Reading): void {
  for (const section of reading.sections) {
    if (
      !inside(reading, section, 'readiness', 'checklist') ||
      inside(reading, section, 'templates', 'procedures', 'process') ||
      about(reading, section, 'record')
    )
      continue;
    if (reading.policy.phases.some((p) => p.src.line === section.src.line)) continue;
    for (const block of section.blocks) {
      for (const list of listsOf([block])) {
        if (reading.claimed(list) || !list.items.some((item) => item.checked !== null)) continue;
        const says = (phrase: Phrase): boolean => reading.words.says(phrase, section.title);
        const when: Readiness['when'] = says('beforehand') ? 'before' : says('afterwards') ? 'after' : 'during';
        reading.policy.readiness.push({
          when,
          name: section.title,
          items: list.items.map((i) => textFact(i.text, i.src)),
          ...stated(section.src),
        });
        reading.claim(list, block);
      }
    }
  }
}
