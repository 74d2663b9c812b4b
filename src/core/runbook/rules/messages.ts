import type { Report } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';

const PLACEHOLDER = /\b(?:your-?(?:domain|company|app|org|server|host)|example\.(?:com|org|net)|foo|bar)\b[\w.-]*|\byourdomain\.\w+/iu;

/** Hosts and channels that cannot be meant as they stand. */
export function checkMessages({ policy, lines }: Reading, report: Report): void {
  for (const [i, text] of lines.entries()) {
    const host =
      /(?:https?:\/\/|@|\b)(?:[\w-]+\.)*(?:your-?(?:domain|company|app|org|server|host)[\w-]*|example)\.(?:com|org|net|app|io|dev|railway\.app)\b/iu.exec(
        text,
      );
    if (host && PLACEHOLDER.test(host[0]))
      report(
        'placeholder-host',
        { line: i + 1, column: host.index + 1, endLine: i + 1 },
        {
          level: 'warning',
          reason: `"${host[0].replace(/^@/u, '')}" looks like a placeholder.`,
          missing: 'The real address.',
          fix: 'Write the real host, or a variable that the team sets.',
        },
      );
  }
  for (const channel of policy.channels) {
    const pattern = channel.pattern ?? '';
    if (/YYYY-?MM-?DD$/u.test(pattern) || /\{date\}$|\[date\]$/iu.test(pattern))
      report('channel-collides', channel.src, {
        level: 'info',
        reason: `${pattern} is the same name for every incident of one day.`,
        understood: 'Two incidents on one day would share a channel.',
        fix: `Add what tells incidents apart, for example ${pattern}-{name}.`,
      });
  }
}
