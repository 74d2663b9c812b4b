/**
 * When a runbook wants something, counted from the moment it hangs on (the incident's start, its resolution …).
 * `after` carries minutes; 0 is "immediately". The calendar kinds need a `Calendar` to become an instant.
 * `businessDays`, where the runbook counts working days ("within 5 business days"): `minutes` is then the same number of days of 24 hours,
 * for whoever only compares, and `dueAt` counts by the calendar.
 * `unstated` keeps the runbook's own words ("if unresolved", "best effort") where no time can be told from them.
 */
export type Delay =
  | { kind: 'after'; minutes: number; businessDays?: number }
  | { kind: 'same-business-day' }
  | { kind: 'next-business-day' }
  | { kind: 'weekly-review' }
  | { kind: 'unstated'; text: string };
