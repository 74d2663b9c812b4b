import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spellList, spellSeverities } from '../../policy/words.ts';
import type { Delay } from '../../time/delay.ts';
import type { Rule } from './rule.ts';

export const vagueTime: Rule = {
  id: 'vague-time',
  level: 'info',
  title: 'A time that needs a calendar, or is none',
  what: '"Next business day" depends on business hours and holidays; "best effort" is no time at all.',
  why: 'Friday evening, the day before a holiday, another time zone: two people reckon two different hours, and Muster reckons by the calendar that you set.',
  instead: 'Check the calendar of the installation, or write a time: "within 24 hours".',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-2',
    '- **Next business day**: Team lead',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-2',
    '- **Within 24 hours**: Team lead',
  ],
  check({ policy, words, lines }, report) {
    const calendar = (said: string, kind: string, src: Source): void =>
      report('vague-time', src, {
        reason: `"${said}" depends on a calendar.`,
        understood: `It is read as "${kind}", and reckoned by the business hours, time zone and holidays of the installation.`,
        fix: 'Check that calendar, or write a time such as "within 24 hours".',
        group: 'calendar',
      });
    const kindOf = (delay: Delay): string | null =>
      delay.kind === 'after' || delay.kind === 'unstated' ? null : delay.kind.replaceAll('-', ' ');
    for (const rule of policy.matrix) {
      const kind = rule.origin === 'stated' && rule.delay ? kindOf(rule.delay) : null;
      if (kind) calendar(cellAt(lines, rule.src) ?? kind, kind, rule.src);
      const cell = rule.delay === null && rule.to.length > 0 ? cellAt(lines, rule.src) : null;
      // Words that are no time are asked for instead: whoever it is, is called when somebody says that it is so.
      const asked = cell !== null && rule.condition?.text === cell;
      const said = asked || rule.condition === null ? cell : null;
      const row = policy.matrix.filter(({ src }) => src.line === rule.src.line);
      // A cell that says one thing and no time, beside others of its row that have one.
      const alone = row.every((other) => other === rule || other.src.column !== rule.src.column);
      if (said !== null && alone && row.some(({ delay }) => delay?.kind === 'after'))
        report('vague-time', rule.src, {
          reason: `"${said}" cannot be reckoned as a time.`,
          understood: `${spellList(rule.to.map((name) => `"${name}"`))} ${rule.to.length === 1 ? 'is' : 'are'} called ${asked ? 'only when somebody says so' : 'at once'} for ${spellSeverities(rule.severities)}, because no time was understood.`,
          fix: 'Write a time, for example "within 4 hours", or "-" where nobody is to be called.',
          group: 'cell',
        });
    }
    for (const severity of policy.severities)
      for (const target of [severity.respondWithin, severity.acknowledgeWithin, severity.resolveWithin]) {
        if (target === NOT_STATED) continue;
        const { delay, text } = target.value;
        const kind = kindOf(delay);
        if (kind) calendar(text, kind, target.src);
        // "Page on-call; ticket + monitoring" in that column says what is done, and means no time at all.
        if (delay.kind === 'unstated' && words.says('open-time', delay.text))
          report('vague-time', target.src, {
            reason: `"${delay.text}" cannot be reckoned as a time.`,
            understood: `It is the target of ${severity.id}, and no clock runs for it.`,
            fix: 'Write a time, for example "within 4 hours".',
            group: 'none',
          });
      }
  },
};

/** The document's own words, where a fact is one cell of a table: "Next day". The first cell names what the row is about. */
function cellAt(lines: readonly string[], { line, column }: Source): string | null {
  const row = lines[line - 1] ?? '';
  const before = row.slice(0, column);
  if (!row.trimStart().startsWith('|') || (before.match(/\|/gu)?.length ?? 0) < 2) return null;
  const [cell = ''] = row.slice(column).split('|');
  const bare = cell.replace(/\*\*|`/gu, '').trim();
  return bare === '' ? null : bare;
}
