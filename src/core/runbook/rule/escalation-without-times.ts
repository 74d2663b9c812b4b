import type { Rule } from './rule.ts';

export const escalationWithoutTimes: Rule = {
  id: 'escalation-without-times',
  level: 'warning',
  title: 'A chain without times',
  what: 'The escalation names who comes next, but not after how long.',
  why: 'Muster waits for each as long as the level gives to respond, or 15 minutes: a pause that nobody decided on. Without Muster, the second person is only told when somebody remembers to.',
  instead: 'Write the time behind each name: "Team lead (+15 minutes)".',
  bad: ['## Escalation', '', '```', 'Developer -> Team lead -> CTO', '```'],
  good: ['## Escalation', '', '```', 'Developer -> Team lead (+15 minutes) -> CTO (+30 minutes)', '```'],
  check({ policy }, report) {
    for (const ladder of policy.ladders) {
      // "Billing issues: Billing → Head of Billing" is a chain as well; "Legal (if data is lost)" at the end of one is called by its answer.
      const field = ladder.rungs[0]?.condition?.field;
      const first = ladder.rungs.find(
        ({ delay, condition, to }, i) => i > 0 && delay === null && (condition === null || condition.field === field) && to.length > 0,
      );
      if (!first) continue;
      const name = first.to.join(' and ');
      report('escalation-without-times', first.src, {
        reason: 'This chain does not say when to go on to the next person.',
        group: 'chain',
        understood: ladder.rungs.map((rung) => rung.to.join(' and ')).join(' → '),
        missing: `The time after which ${name} is called.`,
        fix: `Write the time behind each, for example "${name} (+15 minutes)".`,
      });
    }
  },
};
