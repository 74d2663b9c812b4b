import { appliesTo } from '../../policy/severity.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { spell } from '../../policy/words.ts';
import { minutesOf } from './contradicting-targets.ts';
import type { Rule } from './rule.ts';

export const escalationBeforeResponse: Rule = {
  id: 'escalation-before-response',
  level: 'warning',
  title: 'The next person is called before the first one is late',
  what: 'A ladder goes on to its next level sooner than the severity gives the first responder to answer. A note only where one row has both, "15 minutes" to respond and "Immediate" to escalate: it may be meant.',
  why: 'The second person is woken for an incident that is being answered in time, every time, and stops believing the pages.',
  instead: 'Make the step at least as long as the response target, or shorten the target.',
  bad: [
    '## Severity Levels',
    '',
    '### SEV-1',
    '**Response Time:** 15 minutes',
    '',
    '### SEV-2',
    '**Response Time:** 15 minutes',
    '',
    '## Escalation',
    '',
    '```',
    'On-call engineer -> Team lead (+5 minutes) -> CTO (+30 minutes)',
    '```',
  ],
  good: [
    '## Severity Levels',
    '',
    '### SEV-1',
    '**Response Time:** 15 minutes',
    '',
    '### SEV-2',
    '**Response Time:** 15 minutes',
    '',
    '## Escalation',
    '',
    '```',
    'On-call engineer -> Team lead (+15 minutes) -> CTO (+30 minutes)',
    '```',
  ],
  check({ policy, words }, report) {
    for (const rule of policy.matrix) {
      if (rule.origin !== 'stated' || rule.purpose !== 'escalate' || rule.condition !== null || rule.delay?.kind !== 'after') continue;
      // Who is on call is the one who responds.
      if (rule.to.some((name) => words.says('on-call', name) || words.says('first-responder', name))) continue;
      const given = rule.delay.minutes;
      const row = policy.severities.find(({ respondWithin }) => respondWithin !== NOT_STATED && respondWithin.src.line === rule.src.line);
      const patience = row ? minutesOf(row.respondWithin) : null;
      if (!row || patience === null || patience <= given || !appliesTo(rule.severities, row.id)) continue;
      report('escalation-before-response', rule.src, {
        level: 'info',
        reason: `${row.id} may be answered within ${spell(patience)}, but is escalated ${given === 0 ? 'at once' : `after ${spell(given)}`}.`,
        understood: 'Nobody waits to see whether it is answered in time.',
        fix: `If it is to wait, write "Within ${patience} minutes" here; else write ${given === 0 ? '"Immediate"' : spell(given)} as the time to respond.`,
        group: 'row',
      });
    }
    for (const ladder of policy.ladders) {
      if (ladder.procedure !== null) continue;
      const [first, ...later] = ladder.rungs;
      const start = first?.delay?.kind === 'after' ? first.delay.minutes : 0;
      const next = later.find((rung) => rung.to.length > 0 && rung.condition === null && rung.delay?.kind === 'after');
      if (next?.delay?.kind !== 'after') continue;
      const given = next.delay.minutes - start;
      const early = policy.severities.filter((severity) => {
        const patience = minutesOf(severity.acknowledgeWithin) ?? minutesOf(severity.respondWithin);
        return appliesTo(ladder.severities, severity.id) && patience !== null && patience > given;
      });
      // One ladder for all levels fits the most severe; only there is it a contradiction.
      const worst = early.find((severity) => ladder.severities !== '*' || severity.rank === 1);
      const patience = worst ? (minutesOf(worst.acknowledgeWithin) ?? minutesOf(worst.respondWithin)) : null;
      if (!worst || patience === null) continue;
      report('escalation-before-response', next.src, {
        reason: `${next.to.map((name) => `"${name}"`).join(' and ')} ${next.to.length === 1 ? 'is' : 'are'} called after ${spell(given)}, but ${worst.id} may be answered within ${spell(patience)}.`,
        understood: `The target of ${worst.id} stands on line ${worst.src.line} and below.`,
        fix: `Write "+${patience} minutes" here, or shorten the target.`,
      });
    }
  },
};
