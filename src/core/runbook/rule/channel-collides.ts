import type { Rule } from './rule.ts';

export const channelCollides: Rule = {
  id: 'channel-collides',
  level: 'info',
  title: 'A channel name that two incidents would share',
  what: 'The name of the channel of an incident holds the date and nothing else that differs.',
  why: 'The second incident of a day lands in the room of the first, and two teams answer each other.',
  instead: 'Add what tells incidents apart: #incident-YYYY-MM-DD-{name}.',
  bad: ['# R', '', '- [ ] Create a channel named `#incident-YYYY-MM-DD`.'],
  good: ['# R', '', '- [ ] Create a channel named `#incident-YYYY-MM-DD-short-name`.'],
  check({ policy, words }, report) {
    for (const channel of policy.channels) {
      const pattern = channel.pattern ?? '';
      const date = words.find('date-hole', pattern);
      if (!date || date.index + date[0].length !== pattern.length) continue;
      report('channel-collides', channel.src, {
        reason: `${pattern} is the same name for every incident of one day.`,
        understood: 'Two incidents on one day would share a channel.',
        fix: `Add what tells incidents apart, for example ${pattern}-{name}.`,
        group: pattern,
      });
    }
  },
};
