import type { RotationMention } from '../policy/escalation.ts';
import type { Contact, Power, Role } from '../policy/role.ts';
import type { Found } from './change.ts';
import { compareFacts, type FactKind, textKind } from './compare-facts.ts';
import { type Comparison, holdsFor } from './comparison.ts';
import { type Field, flag, kept, lineOf, names, renamed, stated, value } from './field.ts';
import { flat, pair, plain } from './pair.ts';
import { ROLE_KEYS, roleWords } from './role-twins.ts';

/** Roles with their duties and powers, who can be reached how, and who is on call. */
export function peopleChanges({ before, after, scale }: Comparison): Found[] {
  const kind = roleKind(scale);
  const { both } = pair(before.roles, after.roles, kind.keys, kind.words);
  return [
    ...compareFacts(before.roles, after.roles, kind),
    ...both.flatMap(([old, now]) => [
      ...compareFacts(old.responsibilities, now.responsibilities, textKind('role', now.name, 'the duty', true, DUTY)),
      ...compareFacts(old.powers, now.powers, powerKind(now.name)),
      ...firstHolder(old, now),
    ]),
    ...compareFacts(before.contacts, after.contacts, CONTACT).map(blank),
    ...compareFacts(before.rotation, after.rotation, ROTATION),
  ];
}

/** A line that nobody had filled in was no promise. */
function blank(change: Found): Found {
  const { before, after } = change.at;
  const only = before === null ? after : after === null ? before : null;
  return only !== null && 'contact' in only && reached(only as Contact) === null ? { ...change, effect: 'neutral' } : change;
}

const DUTY = 'A duty that is written nowhere is done by nobody.';

function roleKind(scale: string[]): FactKind<Role> {
  return {
    kind: 'role',
    subject: (one) => one.name,
    says: (one) => [one.name, ...one.responsibilities.map((duty) => flat(duty.text))].join('; '),
    keys: ROLE_KEYS,
    words: roleWords,
    gone: () => 'is no longer a role',
    come: () => 'is a new role',
    worth: true,
    why: 'What belongs to a role is done by whoever holds it; without the role nobody is asked to.',
    fields: [
      renamed('is now called', 'A person who is bound to the old name has to be bound to the new one.', (one) => one.name),
      value('is abbreviated', 'It is only another way to say it.', (one) => one.abbreviation),
      value('is a role of the kind', 'Lead roles are offered first.', (one) => one.kind),
      names('is no longer wanted for', 'is wanted for', 'Muster asks for the role where the runbook wants it filled.', (one) =>
        held(one, scale),
      ),
    ],
  };
}

const held = (one: Role, scale: string[]): string[] => holdsFor(one.filledFor, scale).map((id) => (id === '*' ? 'every severity' : id));

function firstHolder(before: Role, after: Role): Found[] {
  const field = kept<Role>(
    'is first held by',
    'Until somebody takes over, this one leads.',
    ({ firstHolder: one }) => HOLDERS[stated(one) ?? ''] ?? null,
  );
  const at = { before: lineOf(before.firstHolder, before), after: lineOf(after.firstHolder, after) };
  return field(before, after).map((one) => ({ ...one, kind: 'role', subject: after.name, at }));
}

const HOLDERS: Record<string, string> = { 'first-responder': 'the first responder', 'on-call': 'the on-call engineer' };

function powerKind(role: string): FactKind<Power> {
  return {
    kind: 'role',
    subject: () => role,
    says: (one) => one.name.replaceAll('-', ' '),
    keys: [(one) => one.name],
    gone: (one) => `may no longer ${one.name.replaceAll('-', ' ')}`,
    come: (one) => `may ${one.name.replaceAll('-', ' ')}`,
    worth: true,
    why: 'A power that nobody holds is a decision that nobody is there to take.',
    fields: [],
  };
}

/** A dash or "TBD" is no way to reach anybody. */
const reached = ({ contact, unfilled }: Contact): string | null => (unfilled || contact === '' ? null : contact);

/** That a blank is filled in says where, and that something became a blank says what it was. */
function contactChange(before: Contact, after: Contact): ReturnType<Field<Contact>> {
  const [old, now] = [reached(before), reached(after)];
  if (old !== null && now !== null) return value<Contact>('is reached at', 'Make sure that the new one is right.', reached)(before, after);
  if (old === now) return value<Contact>('is not filled in:', 'A blank reaches nobody.', ({ contact }) => contact)(before, after);
  const tail = now === null ? `is no longer filled in, was ${old}` : `is reached at ${now}, was not filled in`;
  return [{ tail, before: old, after: now, effect: now === null ? 'weaker' : 'stronger', why: 'A blank reaches nobody.' }];
}

const CONTACT: FactKind<Contact> = {
  kind: 'contact',
  subject: (one) => one.role,
  says: (one) => [one.contact, one.backup && `backup ${one.backup}`].filter(Boolean).join(', '),
  keys: [(one) => `${one.role}\n${one.contact}`, (one) => plain(one.role), (one) => (one.unfilled ? null : one.contact)],
  gone: (one) => `can no longer be looked up, was ${reached(one) ?? 'not filled in'}`,
  come: (one) => `can be looked up: ${reached(one) ?? 'not filled in'}`,
  worth: true,
  why: 'It is what somebody looks for when the paging has not helped.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.role),
    contactChange,
    kept('has the backup', 'Without a backup, one absence is enough.', (one) => one.backup),
    flag('is an external contact', 'is a contact of the team', null, 'It is only shown.', (one) => one.external),
  ],
};

const ROTATION: FactKind<RotationMention> = {
  kind: 'contact',
  subject: (one) => `On call, ${one.position}`,
  says: (one) => one.schedule,
  keys: [(one) => plain(one.position), (one) => one.schedule],
  gone: (one) => `is no longer mentioned, was ${one.schedule}`,
  come: (one) => `is mentioned: ${one.schedule}`,
  worth: true,
  why: 'It says who is called first.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.position),
    flag('is not filled in', 'is filled in', false, 'A blank leads to no schedule.', (one) => one.unfilled),
    value('has the schedule', 'It leads to other people.', (one) => one.schedule),
  ],
};
