import type { Table } from '../read/block.ts';
import type { Columns } from '../read/columns.ts';
import { columnsOf } from '../read/columns.ts';
import { delayIn, durations } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import { tablesIn } from '../read/visit.ts';
import { addReview, clausesOf, DEEDS, LEAST_DEADLINE } from './add-review.ts';

/** Task | Deadline in a chapter of the review; Postmortem | Yes, or Within 48 hours, in a table by severity. */
export function readReviewTables(reading: Reading): void {
  for (const { block, section } of tablesIn(reading.sections)) {
    const columns = columnsOf(block, reading.words, ['level', 'review-required', 'task', 'deadline', 'step']);
    const chapter = inside(reading, section, 'review', 'late-phase', 'postmortem') && !inside(reading, section, 'templates');
    const byLevel = columns.at('level') >= 0 && (columns.at('review-required') >= 0 || (chapter && columns.at('deadline') >= 0));
    if (byLevel) readLevels(reading, block, columns, chapter);
    else if (chapter && (columns.at('task') >= 0 || columns.at('step') >= 0) && columns.at('deadline') >= 0)
      readTasks(reading, block, columns, inside(reading, section, 'review', 'postmortem'));
  }
}

function readLevels(reading: Reading, table: Table, columns: Columns, chapter: boolean): void {
  const { words, scale } = reading;
  for (const row of table.rows) {
    const name = columns.cell(row, 'level')?.text ?? '';
    const [level] = scale.mentioned(name).concat(scale.byKey(name.trim()) ?? []);
    const asked = columns.cell(row, 'review-required');
    const due = chapter ? columns.cell(row, 'deadline') : null;
    const cell = asked ?? due;
    if (!level || !cell) continue;
    const said = asked?.text ?? '';
    const delay = delayIn(said, words) ?? (due ? delayIn(due.text, words) : null);
    const free = words.says('optional', said) || words.says('no', said);
    // "Weekly ops review": held, at a time that is no deadline.
    const held = words.says('yes', said) || words.says('required', said) || (due !== null && words.says('reviewing', due.text));
    if (!delay && !free && !held) continue;
    const head = table.header[columns.at(asked ? 'review-required' : 'deadline')]?.text ?? '';
    addReview(reading, {
      severities: [level],
      text: `${head}: ${cell.text}`,
      delay,
      required: !free || (delay !== null && !words.says('optional', said)),
      src: cell.src,
    });
  }
  if (chapter) reading.claim(table);
}

/** In a chapter of the review a draft, a meeting and a publication are of the review without its name. */
function readTasks(reading: Reading, table: Table, columns: Columns, ofReviews: boolean): void {
  const { words, scale } = reading;
  for (const row of table.rows) {
    const task = columns.cell(row, 'task') ?? columns.cell(row, 'step');
    const due = columns.cell(row, 'deadline');
    const named = task && (words.says('reviewing', task.text) || (ofReviews && DEEDS.some((deed) => words.says(deed, task.text))));
    if (!task || !due || !named || words.says('review-task-only', task.text)) continue;
    for (const clause of clausesOf(reading, due.text)) {
      const time = durations(clause, words).find((d) => d.minutes >= LEAST_DEADLINE);
      if (!time) continue;
      const delay = { kind: 'after', minutes: time.minutes } as const;
      addReview(reading, { severities: scale.severities(clause), text: `${task.text}: ${due.text}`, delay, required: true, src: due.src });
    }
  }
  reading.claim(table);
}
