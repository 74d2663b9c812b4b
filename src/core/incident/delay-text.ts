import type { Delay } from '../time/delay.ts';

/** A delay in words: "Immediately", "Within 15 minutes", "Next business day". */
export function delayText(delay: Delay | null): string {
  if (delay === null) return 'No time given';
  switch (delay.kind) {
    case 'after':
      if (delay.businessDays !== undefined) return `Within ${delay.businessDays} business day${delay.businessDays === 1 ? '' : 's'}`;
      return delay.minutes <= 0 ? 'Immediately' : `Within ${lengthText(delay.minutes)}`;
    case 'same-business-day':
      return 'Same business day';
    case 'next-business-day':
      return 'Next business day';
    case 'weekly-review':
      return 'Weekly review';
    case 'unstated':
      return delay.text;
  }
}

/** Minutes in words: "15 minutes", "1 hour", "1 hour 30 minutes", "3 days". */
export function lengthText(minutes: number): string {
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [Math.round(minutes % 60), 'minute'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.length === 0 ? 'no time' : said.join(' ');
}
