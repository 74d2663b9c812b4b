import type { Rule } from './rule.ts';

export const escalationWithoutTimes: Rule = {
  id: 'escalation-without-times',
  level: 'warning',
  title: 'A chain without times',
  what: 'The escalation names who comes next, but not after how long.',
  why: 'No clock can run for it: the second person is only told when somebody remembers to.',
  instead: 'Write the time behind each name: "Team lead (+15 minutes)".',
  bad: ['## Escalation', '', '```', 'Developer -> Team lead -> CTO', '```'],
  good: ['## Escalation', '', '```', 'Developer -> Team lead (+15 minutes) -> CTO (+30 minutes)', '```'],
  check({ policy }, report) {
    for (const ladder of policy.ladders) {
      const first = ladder.rungs.find((rung, i) => i > 0 && rung.delay === null && rung.condition === null && rung.to.length > 0);
      if (!first) continue;
      const name = first.to.join(' and ');
      report('escalation-without-times', first.src, {
        reason: 'This chain does not say when to go on to the next person.',
        understood: ladder.rungs.map((rung) => rung.to.join(' and ')).join(' → '),
        missing: `The time after which ${name} is called.`,
        fix: `Write the time behind each, for example "${name} (+15 minutes)".`,
      });
    }
  },
};
