import type { Source } from '../../policy/source.ts';
import { spellList } from '../../policy/words.ts';
import { slug } from '../read/reading.ts';
import type { Rule } from './rule.ts';

export const roleWithoutHolder: Rule = {
  id: 'role-without-holder',
  level: 'info',
  title: 'A role that is called and held by nobody',
  what: 'The escalation or a step names somebody who is neither in the contact table, nor on the rotation, nor among the roles. Only where there is a contact table.',
  why: 'Unless somebody is bound to the name in Muster, the page goes to the catch-all contact.',
  instead: 'Add the role to the contacts, or use the name that stands there.',
  bad: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: Duty manager',
    '',
    '## Contacts',
    '',
    '| Role | Contact |',
    '|---|---|',
    '| Team lead | +44 20 7946 0018 |',
  ],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Escalation',
    '',
    '### SEV-1',
    '- **Immediately**: Team lead',
    '',
    '## Contacts',
    '',
    '| Role | Contact |',
    '|---|---|',
    '| Team lead | +44 20 7946 0018 |',
  ],
  check({ policy, words }, report) {
    if (policy.contacts.length === 0) return;
    const known = [
      ...policy.roles.flatMap((role) => [role.name, role.abbreviation ?? '']),
      ...policy.contacts.flatMap((contact) => [contact.role, contact.contact, contact.backup ?? '']),
      ...policy.rotation.flatMap((turn) => [turn.position, turn.schedule]),
    ]
      .map(slug)
      .filter((name) => name !== '');
    const held = (name: string): boolean => known.some((each) => each === name || each.includes(name) || name.includes(each));
    const called: { name: string; src: Source }[] = [
      ...policy.matrix.filter((rule) => rule.purpose === 'escalate').flatMap((rule) => rule.to.map((name) => ({ name, src: rule.src }))),
      ...policy.ladders.flatMap((ladder) => ladder.rungs.flatMap((rung) => rung.to.map((name) => ({ name, src: rung.src })))),
    ];
    const told = new Set<string>();
    const there = [...new Set([...policy.contacts.map((contact) => contact.role), ...policy.roles.map((role) => role.name)])].slice(0, 6);
    for (const { name, src } of called) {
      const key = slug(name);
      // On-call people come from the schedule; whole sentences are no name.
      if (key === '' || told.has(key) || held(key) || name.length > 40) continue;
      if (words.says('on-call', name) || words.says('group-noun', name)) continue;
      told.add(key);
      report('role-without-holder', src, {
        reason: `"${name}" is called, but stands neither among the contacts nor among the roles.`,
        understood: `The document knows ${spellList(there)}.`,
        missing: `Who "${name}" is.`,
        fix: `Add "${name}" to the contacts, or use a name that stands there.`,
        group: 'holder',
      });
    }
  },
};
