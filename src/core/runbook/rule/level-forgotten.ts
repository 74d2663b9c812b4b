import type { Source } from '../../policy/source.ts';
import { spellList } from '../../policy/words.ts';
import { levelAt } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import { placed } from '../read/visit.ts';
import type { Rule } from './rule.ts';

export const levelForgotten: Rule = {
  id: 'level-forgotten',
  level: 'warning',
  title: 'A level that one place has and another forgets',
  what: 'A table or list goes through the levels of the scale and leaves out one above its last, or, where it is about escalation or targets, any.',
  why: 'In an incident of the forgotten level the place that everybody looks at has no row for it.',
  instead: 'Add the level, with "none" where nothing is meant for it.',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '- **SEV-3:** odd',
    '',
    '## Status page',
    '',
    '| Level | Shown as |',
    '|---|---|',
    '| SEV-1 | Major outage |',
    '| SEV-3 | Maintenance |',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '- **SEV-3:** odd',
    '',
    '## Status page',
    '',
    '| Level | Shown as |',
    '|---|---|',
    '| SEV-1 | Major outage |',
    '| SEV-2 | Partial outage |',
    '| SEV-3 | Maintenance |',
  ],
  check(reading, report) {
    const order = reading.policy.severities.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
    if (order.length < 3) return;
    for (const { place, src, named, strict } of places(reading)) {
      if (named.length < 2) continue;
      const last = Math.max(...named.map((id) => order.indexOf(id)));
      const forgotten = order.filter((id, i) => !named.includes(id) && (strict || i < last));
      if (forgotten.length === 0 || forgotten.length >= named.length) continue;
      report('level-forgotten', src, {
        ...(forgotten.every((id) => order.indexOf(id) > last) ? { level: 'info' as const } : {}),
        reason: `This ${place} has ${spellList(named)}, but not ${spellList(forgotten)}.`,
        understood: `The scale has ${spellList(order)} (line ${reading.policy.severities[0]?.src.line} and below).`,
        fix: `Add ${spellList(forgotten)}, with "none" where nothing is meant.`,
      });
    }
  },
};

function* places(reading: Reading): Generator<{ place: string; src: Source; named: string[]; strict: boolean }> {
  const levelOf = (text: string): string[] => {
    const level = levelAt(text, reading.words);
    return level === null || level.form === 'digit' ? [] : reading.scale.mentioned(text.slice(0, 40));
  };
  for (const { block, section } of placed(reading.sections)) {
    const strict = inside(reading, section, 'escalation');
    const cells =
      block.kind === 'table'
        ? block.rows.map((row) => row[0]?.text ?? '')
        : block.kind === 'list'
          ? block.items.map((item) => item.text)
          : [];
    const found = cells.map(levelOf);
    // Every row must name a level: else it is a list of something else that mentions some.
    if (block.kind === 'paragraph' || found.some((ids) => ids.length === 0)) continue;
    yield { place: block.kind, src: block.src, named: reading.scale.ids.filter((id) => found.flat().includes(id)), strict };
  }
}
