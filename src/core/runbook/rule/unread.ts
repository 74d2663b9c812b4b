import type { Rule } from './rule.ts';

export const unread: Rule = {
  id: 'unread',
  level: 'info',
  title: 'Text that was not understood',
  what: 'A list, a table, a block or a long paragraph that no recogniser could make anything of. Nothing of it is in the policy.',
  why: 'If it says who is called or what is done, nobody will be called and nothing will be shown.',
  instead:
    'Put what matters under a heading that says what it is, pin the fact in the front matter (`muster pin` writes the draft), or leave it if it is background.',
  bad: ['# Incident response', '', '## Weather', '', '| Month | Rain |', '|---|---|', '| May | much |'],
  good: ['# Incident response', '', '## Contacts', '', '| Role | Contact |', '|---|---|', '| On-call | +44 20 7946 0018 |'],
  check({ policy }, report) {
    const all = policy.document.unread;
    const lines = all.reduce((sum, { src }) => sum + src.endLine - src.line + 1, 0);
    for (const [i, each] of all.entries())
      report('unread', each.src, {
        reason: i === 0 && all.length > 1 ? `${all.length} places (${lines} lines) were not understood; the first: ${each.why}` : each.why,
        missing: 'Nothing of it is in the policy.',
        fix: 'If it matters during an incident, put it under a heading that says what it is, or pin it; otherwise leave it.',
        group: 'unread',
      });
  },
};
