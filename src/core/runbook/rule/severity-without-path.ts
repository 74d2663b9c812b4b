import { appliesTo } from '../../policy/severity.ts';
import { spellList } from '../../policy/words.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Rule } from './rule.ts';
import { saidOfLevels } from './said-of-level.ts';

export const severityWithoutPath: Rule = {
  id: 'severity-without-path',
  level: 'warning',
  title: 'A severity for which nobody is called',
  what: 'A level of the scale that neither the escalation matrix nor a ladder leads to a person, at least not without an "if".',
  why: 'The runbook names the emergency, and nobody whom it is sure to wake. Muster then calls the on-call engineer by the base policy, which is not your decision.',
  instead:
    'Give each level a heading below the escalation, and under it who is called and when: "- Immediately: On-call engineer". "Nobody" is an answer too.',
  bad: ['## Severity levels', '', '- **SEV-1:** everything is down', '- **SEV-2:** a part is down'],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** everything is down',
    '- **SEV-2:** a part is down',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: On-call engineer',
    '',
    '### SEV-2',
    '- **Within 30 minutes**: On-call engineer',
  ],
  check(reading, report) {
    const { policy } = reading;
    const people = policy.matrix.filter((rule) => rule.purpose === 'escalate' && rule.to.length > 0);
    const ladders = policy.ladders.filter((ladder) => ladder.rungs.some((rung) => rung.to.length > 0));
    const uncalled = policy.severities.filter(
      ({ id }) =>
        !people.some((rule) => appliesTo(rule.severities, id) && rule.condition === null) &&
        !ladders.some((ladder) => appliesTo(ladder.severities, id)),
    );
    if (uncalled.length === 0) return;
    const answered = calledByNobody(reading);
    const silent = uncalled.filter(({ id }) => !answered.has(id)).toSorted((a, b) => a.src.line - b.src.line);
    const none = silent.length > 1 && silent.length === policy.severities.length;
    const names = spellList(silent.map(({ id }) => id));
    const chapter = reading.sections.some((section) => about(reading, section, 'escalation'));
    const perhaps = people.find((rule) => silent.some(({ id }) => appliesTo(rule.severities, id)));
    for (const severity of silent)
      report('severity-without-path', severity.src, {
        reason: `${perhaps ? 'Nobody is called for certain' : 'Nobody is called'}${none ? ', for any severity' : ` for ${names}`}.`,
        understood: perhaps?.condition
          ? `${perhaps.to.map((name) => `"${name}"`).join(' and ')} ${perhaps.to.length === 1 ? 'is' : 'are'} called, but only "${perhaps.condition.text}" (line ${perhaps.src.line}).`
          : `${names} on the scale, and no line that names a person for ${silent.length > 1 ? 'them' : 'it'}.`,
        missing: `Who is called for ${silent.length > 1 ? 'each of them' : severity.id}, and when.`,
        fix: `Write ${chapter ? 'below the escalation' : 'a chapter Escalation, in it'} a heading "${silent[0]?.id}" and under it "- Immediately: ${perhaps?.to[0] ?? 'On-call engineer'}", or "- Nobody".`,
        group: 'path',
      });
  },
};

/** The levels for which the escalation says that nobody is called: "SEV-4 | None", "Nobody before the next business day". */
function calledByNobody(reading: Reading): Set<string> {
  const { words } = reading;
  const answered = new Set<string>();
  for (const { levels, text, column, section } of saidOfLevels(reading)) {
    const labels = column === null ? null : words.label(column);
    const cell = labels !== null && (labels.has('escalate') || labels.has('escalate-to')) && words.isOnly('none', text);
    const sentence = labels === null && inside(reading, section, 'escalation') && words.says('nobody', text);
    if (cell || sentence) for (const id of levels) answered.add(id);
  }
  return answered;
}
