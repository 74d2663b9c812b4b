import type { Period } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Rule } from './rule.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const REVIEWED: Partial<Record<Period, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};

/** "2025-03-01", "1 March 2025", "March 1, 2025", "March 2025" (its last day); null for dates that can be read in two ways. */
export function dateIn(text: string): Temporal.PlainDate | null {
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/u.exec(text);
  const word = /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/u.exec(text);
  const month = word ? MONTHS.indexOf((word[2] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
  try {
    if (iso) return Temporal.PlainDate.from({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }, { overflow: 'reject' });
    if (!word || month === 0) return null;
    const day = word[1] ?? word[3];
    return Temporal.PlainDate.from({ year: Number(word[4]), month, day: day ? Number(day) : 31 });
  } catch {
    return null;
  }
}

export const staleDocument: Rule = {
  id: 'stale-document',
  level: 'warning',
  title: 'The runbook is past its review date',
  what: 'The document says when it was last updated and how often it is reviewed, or when the next review is; that day is over.',
  why: 'People have left, hosts have moved: an old runbook calls them all the same.',
  instead: 'Review it, and write the new date.',
  bad: ['# Incident response', '', 'Last Updated: 2020-01-15', '', 'Review Frequency: Quarterly'],
  good: ['# Incident response', '', 'Last Updated: 2026-11-01', '', 'Review Frequency: Quarterly'],
  check({ policy, lines }, report, today) {
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
    const next = lines.findIndex((line) => /\bnext[ _-]review\b/iu.test(line) && dateIn(line) !== null);
    const due = next < 0 ? null : dateIn(lines[next] ?? '');
    if (due) return tell(due, { line: next + 1, column: 1, endLine: next + 1 }, 'The document names the day of its next review.');
    const { lastUpdated, reviewEvery } = policy.freshness;
    if (lastUpdated === NOT_STATED || reviewEvery === NOT_STATED) return;
    const updated = dateIn(lastUpdated.value);
    const rhythm = REVIEWED[reviewEvery.value];
    if (updated && rhythm)
      tell(updated.add(rhythm), lastUpdated.src, `It was updated ${lastUpdated.value} and is reviewed every ${reviewEvery.value}.`);
  },
};
