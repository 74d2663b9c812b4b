import type { MessageWay } from './ways.ts';

/** "Ana Ruiz (ntfy), Ben Osei (ntfy fails, smtp after 12 s), Cho Min-ji (no contact method)". */
export function waysText(ways: readonly MessageWay[]): string {
  return ways.map((way) => `${way.who} (${wayText(way)})`).join(', ');
}

/** How a message went to one person, in a few words. */
export function wayText({ channel, afterSeconds, failed, why }: MessageWay): string {
  const failures = failed.filter((one) => one !== channel).map((one) => `${one} fails`);
  if (channel === null && failed.length > 0) return why === null || why.endsWith(' fails') ? failures.join(', ') : why;
  if (channel === null) return why ?? 'not needed any more';
  const late = afterSeconds === null || afterSeconds < 1 ? '' : ` after ${lengthText(afterSeconds)}`;
  return [...failures, `${channel}${late}`].join(', ');
}

function lengthText(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
