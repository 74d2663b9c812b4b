/**
 * A team's working days, for "next business day" and "weekly review". Weekdays are ISO (1 = Monday … 7 = Sunday),
 * minutes count from local midnight, holidays are ISO dates (`2026-12-25`) in the zone.
 */
export type Calendar = {
  zone: string;
  workdays: number[];
  opensAtMinute: number;
  closesAtMinute: number;
  holidays: string[];
  /** Which of the holidays are there because of the country, so that they can be worked out anew for later years. */
  publicHolidays?: { country: string; days: string[] };
  weeklyReview: { weekday: number; minute: number };
};

export const OFFICE_HOURS_UTC: Calendar = {
  zone: 'UTC',
  workdays: [1, 2, 3, 4, 5],
  opensAtMinute: 9 * 60,
  closesAtMinute: 17 * 60,
  holidays: [],
  weeklyReview: { weekday: 1, minute: 10 * 60 },
};
