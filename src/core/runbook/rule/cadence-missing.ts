import { appliesTo } from '../../policy/severity.ts';
import { spellList } from '../../policy/words.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Rule } from './rule.ts';
import { saidOfLevels } from './said-of-level.ts';

export const cadenceMissing: Rule = {
  id: 'cadence-missing',
  level: 'info',
  title: 'A severity without a promised update',
  what: 'Updates are promised for some severities and not for others.',
  why: 'Who waits for an update of the others does not know whether none is due or somebody forgot.',
  instead: 'Say how often ("Updates every day for SEV-3"), or that there are none ("No updates for SEV-3").',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '- **SEV-3:** odd',
    '',
    '## Communication',
    '',
    '- Updates every 30 minutes for SEV-1/2',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '- **SEV-3:** odd',
    '',
    '## Communication',
    '',
    '- Updates every 30 minutes for SEV-1/2',
    '- No updates for SEV-3',
  ],
  check(reading, report) {
    const { policy } = reading;
    const [first] = policy.cadence;
    if (!first) return;
    const promised = policy.severities.filter(({ id }) => policy.cadence.some((cadence) => appliesTo(cadence.severities, id)));
    const answered = promised.length < policy.severities.length ? answeredInWords(reading) : new Set();
    const silent = policy.severities.filter((severity) => !promised.includes(severity) && !answered.has(severity.id));
    const names = spellList(silent.map(({ id }) => id));
    for (const severity of silent)
      report('cadence-missing', severity.src, {
        reason: `No update is promised for ${names}, though it is for others.`,
        understood: `Updates are promised on line ${first.src.line}.`,
        fix: `Say how often, for example "Updates every day for ${silent[0]?.id}", or "No updates for ${silent[0]?.id}".`,
        group: 'cadence',
      });
  },
};

/** The levels of which the document says how often in words that are no clock: "on demand", "end-of-day summary", "no updates". */
function answeredInWords(reading: Reading): Set<string> {
  const { words, policy } = reading;
  const lines = new Set(policy.cadence.map(({ src }) => src.line));
  const answered = new Set<string>();
  for (const { levels, text, column, block, section } of saidOfLevels(reading)) {
    const said =
      column !== null
        ? words.label(column).has('cadence') && (words.isOnly('none', text) || (!words.isOnly('unfilled', text) && text.trim() !== ''))
        : // An item of the list in which the others have theirs, or a sentence that says that there are none.
          (block.kind === 'list' &&
            block.items.some((item) => lines.has(item.src.line)) &&
            block.items.some((item) => item.value !== '' && text.endsWith(item.value))) ||
          (words.says('nobody', text) && (words.says('update', text) || inside(reading, section, 'updates')));
    if (said) for (const id of levels) answered.add(id);
  }
  return answered;
}
