import type { Words } from '../lexicon/words.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import { statements, tablesIn } from '../read/visit.ts';
import type { Rule } from './rule.ts';

/** "SEV-1", "S1", "severidad 1" or else "P1", wherever a text names a level so. */
const mentions = (words: Words): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}#/_-])(?:(?<s>${words.family('s')}|s)|p)[\\s-]?[0-5](?![\\p{L}\\p{N}%]|\\.\\d)`, 'giu');
const family = (found: RegExpMatchArray): 's' | 'p' => (found.groups?.['s'] === undefined ? 'p' : 's');

export const mixedSeverities: Rule = {
  id: 'mixed-severities',
  level: 'warning',
  title: 'Two vocabularies of severity',
  what: 'The scale has one kind of name (SEV-1) and the escalation, the communication or the review speaks of another (P1).',
  why: 'Nobody can say whether P1 is SEV-1 or SEV-2, and what is promised for P1 is promised for no level.',
  instead: 'Use the names of the scale everywhere.',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '- The CTO is called for every P1 within 30 minutes.',
    '- The team lead is called for every SEV-2 within 4 hours.',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '- The CTO is called for every SEV-1 within 30 minutes.',
    '- The team lead is called for every SEV-2 within 4 hours.',
  ],
  check(reading, report) {
    const mention = mentions(reading.words);
    const scale = new Set(reading.policy.severities.flatMap(({ id }) => [...id.matchAll(mention)].map(family)));
    const [only] = scale;
    if (scale.size !== 1 || only === undefined) return;
    for (const { text, src } of spoken(reading)) {
      const named = [...text.matchAll(mention)];
      const other = named.find((found) => family(found) !== only);
      if (!other || named.some((found) => family(found) === only)) continue;
      report('mixed-severities', src, {
        reason: `This speaks of ${other[0]}, but the scale has ${reading.policy.severities.map(({ id }) => id).join(', ')}.`,
        missing: `Which level ${other[0]} is.`,
        fix: 'Use the names of the scale everywhere.',
        group: 'vocabulary',
      });
    }
  },
};

/** What stands where levels decide: priorities of action items and the like have a vocabulary of their own. */
function* spoken(reading: Reading) {
  const decides = (section: Parameters<typeof inside>[1]): boolean =>
    inside(reading, section, 'escalation', 'communication', 'updates', 'review', 'stakeholders') &&
    !inside(reading, section, 'action-items');
  for (const { text, src, section } of statements(reading)) if (decides(section)) yield { text, src };
  for (const { block, section } of tablesIn(reading.sections))
    if (decides(section)) for (const row of block.rows) if (row[0]) yield { text: row[0].text, src: row[0].src };
}
