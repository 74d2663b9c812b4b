import type { Period } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { dateIn } from '../read/date.ts';
import type { Rule } from './rule.ts';

const REVIEWED: Partial<Record<Period, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  'half-year': { months: 6 },
  year: { years: 1 },
};

export const staleDocument: Rule = {
  id: 'stale-document',
  level: 'warning',
  title: 'The runbook is past its review date',
  what: 'The document says when it was last updated and how often it is reviewed, or when the next review is; that day is over.',
  why: 'People have left, hosts have moved: an old runbook calls them all the same.',
  instead: 'Review it, and write the new date.',
  bad: ['# Incident response', '', 'Last Updated: 2020-01-15', '', 'Review Frequency: Quarterly'],
  good: ['# Incident response', '', 'Last Updated: 2026-11-01', '', 'Review Frequency: Quarterly'],
  check({ policy, lines, words }, report, today) {
    if (today === null) return;
    const now = Temporal.PlainDate.from(today);
    const tell = (due: Temporal.PlainDate, src: Source, understood: string): void => {
      if (Temporal.PlainDate.compare(due, now) >= 0) return;
      report('stale-document', src, {
        reason: `This runbook was to be reviewed by ${due.toString()}.`,
        understood,
        fix: 'Review it, and write the new date.',
      });
    };
    const next = lines.findIndex((line) => words.says('next-review', line) && dateIn(line, words) !== null);
    const due = next < 0 ? null : dateIn(lines[next] ?? '', words);
    if (due) return tell(due, { line: next + 1, column: 1, endLine: next + 1 }, 'The document names the day of its next review.');
    const { lastUpdated, reviewEvery } = policy.freshness;
    if (lastUpdated === NOT_STATED || reviewEvery === NOT_STATED) return;
    const updated = dateIn(lastUpdated.value, words);
    const rhythm = REVIEWED[reviewEvery.value];
    if (updated && rhythm)
      tell(updated.add(rhythm), lastUpdated.src, `It was updated ${lastUpdated.value} and is reviewed every ${reviewEvery.value}.`);
  },
};
