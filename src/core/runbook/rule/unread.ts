import type { Rule } from './rule.ts';

/** How many places are named one by one. */
const MOST = 8;

export const unread: Rule = {
  id: 'unread',
  level: 'info',
  title: 'Text that was not understood',
  what: 'A list, a table, a block or a long paragraph that Muster could make nothing of. Nothing of it is in the policy.',
  why: 'If it says who is called or what is done, nobody will be called and nothing will be shown.',
  instead:
    'Put what matters under a heading that says what it is, pin the fact in the front matter (`muster pin` writes the draft), or leave it if it is background.',
  bad: ['# Incident response', '', '## Weather', '', '| Month | Rain |', '|---|---|', '| May | much |'],
  good: ['# Incident response', '', '## Contacts', '', '| Role | Contact |', '|---|---|', '| On-call | +44 20 7946 0018 |'],
  check({ policy, sections }, report) {
    const all = policy.document.unread;
    const lines = all.reduce((sum, { src }) => sum + src.endLine - src.line + 1, 0);
    const places = all.slice(0, MOST).map(({ src }) => {
      const title = sections.findLast((section) => section.src.line <= src.line)?.title;
      return `${src.line}${src.endLine > src.line ? `–${src.endLine}` : ''}${title ? ` (${title})` : ''}`;
    });
    const more = all.length > MOST ? ` and ${all.length - MOST} more` : '';
    for (const each of all)
      report('unread', each.src, {
        reason: all.length > 1 ? `${all.length} places (${lines} lines) were not understood.` : each.why,
        ...(all.length > 1 ? { understood: `Nothing of lines ${places.join(', ')}${more}.` } : {}),
        fix: 'If it matters during an incident, put it under a heading that says what it is, or pin it; else leave it, or let `muster pin` set it aside.',
        group: 'unread',
      });
  },
};
