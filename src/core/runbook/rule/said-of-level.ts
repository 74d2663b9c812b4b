import type { Source } from '../../policy/source.ts';
import type { Block } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { statements, tablesIn } from '../read/visit.ts';

/** What one place says of levels: a sentence, or one cell of a row with its column's heading. */
export type Said = { levels: string[]; text: string; column: string | null; src: Source; block: Block; section: Section };

/**
 * All that is said of levels, understood or not. A sentence is said of the levels that it names, else of those of its lead or its
 * heading; a cell of those that its row begins with.
 */
export function* saidOfLevels(reading: Reading): Generator<Said> {
  const { scale, sections } = reading;
  const above = (section: Section): string[] =>
    ancestors(section)
      .map(({ title }) => scale.mentioned(title))
      .find((ids) => ids.length > 0) ?? [];
  for (const { text, lead, src, block, section } of statements(reading)) {
    const levels = [scale.mentioned(text), scale.mentioned(lead), above(section)].find((ids) => ids.length > 0);
    if (levels) yield { levels, text, column: null, src, block, section };
  }
  for (const { block, section } of tablesIn(sections))
    for (const [first, ...cells] of block.rows) {
      const levels = scale.mentioned(first?.text ?? '');
      if (levels.length === 0) continue;
      for (const [i, { text, src }] of cells.entries())
        yield { levels, text, column: block.header[i + 1]?.text ?? '', src, block, section };
    }
}
