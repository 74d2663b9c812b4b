/**
 * When a runbook wants something, counted from the moment it hangs on (the incident's start, its resolution …).
 * `after` carries minutes; 0 is "immediately". The calendar kinds need a `Calendar` to become an instant.
 * `unstated` keeps the runbook's own words ("if unresolved", "best effort") where no time can be told from them.
 */
export type Delay =
  | { kind: 'after'; minutes: number }
  | { kind: 'same-business-day' }
  | { kind: 'next-business-day' }
  | { kind: 'weekly-review' }
  | { kind: 'unstated'; text: string };
