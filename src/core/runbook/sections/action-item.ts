import type { ActionItems } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';
import { periodIn } from './recurring.ts';
import { stepLines } from './step-line.ts';

const DAYS = { day: 1, week: 7, month: 30, quarter: 91, 'half-year': 182, year: 365, continuous: null, 'on-joining': null } as const;

/** What an action item must say, its horizons, and how it is followed up. */
export function readActionItems(reading: Reading): void {
  const { actionItems, templates } = reading.policy;
  for (const template of templates) if (template.use === 'action-item') actionItems.fields.push(...fieldsOf(template));
  for (const section of reading.sections) {
    if (inside(reading, section, 'templates')) continue;
    for (const block of section.blocks) {
      const lines: { text: string; src: Source }[] = [
        ...listsOf([block]).flatMap((l) => l.items),
        ...(block.kind === 'fence' ? stepLines(block) : []),
      ];
      if (about(reading, section, 'action-items', 'follow-up')) {
        for (const line of lines) {
          const name = (['short-term', 'long-term'] as const).find((each) => reading.words.find(each, line.text)?.index === 0);
          if (name) {
            const text = reading.words.without(name, line.text).replace(/^\s*[:：–—-]?\s*/u, '');
            actionItems.horizons.push({ name, text, ...stated(line.src) });
          }
        }
      }
      if (!inside(reading, section, 'action-items', 'late-phase', 'review') || !about(reading, section, 'follow-up')) continue;
      for (const line of lines) {
        const period = periodIn(line.text, reading.words);
        actionItems.followUp.push({ ...textFact(line.text, line.src), everyDays: period ? DAYS[period] : null });
      }
      if (lines.length > 0) reading.claim(block);
    }
  }
}

/** "Priority: [High/Medium/Low]" is a field with three choices. */
function fieldsOf(template: Reading['policy']['templates'][number]): ActionItems['fields'] {
  return template.body.split('\n').flatMap((line, i) => {
    const match = /^\s*(?:[-*]\s*)?\**([^:*[\]]{2,40})\**\s*:\s*(.*)$/u.exec(line);
    if (!match?.[1]) return [];
    const inside = /\[([^[\]]+)\]/u.exec(match[2] ?? '')?.[1] ?? '';
    const choices = inside.split('/').length > 2 ? inside.split('/').map((c) => c.trim()) : [];
    const at = template.src.line + i;
    return [{ name: match[1].trim(), choices, ...stated({ line: at, column: 1, endLine: at }) }];
  });
}
