import type { PowerName, Role } from '../../policy/role.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { correct, pinnedTexts } from './named.ts';
import { levelsOf } from './pin-severity.ts';
import { pinned, pinnedValue } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, flag, listOf, object, oneOrMore, text, texts } from './schema.ts';

const POWERS: PowerName[] = [
  'declare-incident',
  'set-severity',
  'assemble-team',
  'make-decisions',
  'approve-communication',
  'approve-plan',
  'escalate',
  'declare-resolved',
];

export type PeoplePins = {
  roles?: Named<{
    abbreviation?: string;
    kind?: Role['kind'];
    firstHolder?: 'first-responder' | 'on-call';
    responsibilities?: string[];
    powers?: PowerName[];
    severities?: OneOrMore;
  }>;
  contacts?: Named<string | { contact: string; backup?: string; external?: boolean }>;
  rotation?: Named<string>;
};

export const peopleSchema: Record<keyof PeoplePins, Schema> = {
  roles: byName(
    'roles by their name; null removes one',
    object('a role', {
      abbreviation: text,
      kind: choice('lead', 'support'),
      firstHolder: choice('first-responder', 'on-call'),
      responsibilities: texts,
      powers: listOf('what only the holder may do', choice(...POWERS)),
      severities: oneOrMore(text),
    }),
  ),
  contacts: byName(
    'contacts by their role; null removes one',
    text,
    object('a contact', { contact: text, backup: text, external: flag }, ['contact']),
  ),
  rotation: byName('who is on call by position (primary, secondary), and where the schedule is; null removes one', text),
};

/** Roles, whom to call, and the positions of the rotation. */
export function pinPeople(pinning: Pinning<PeoplePins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  policy.roles = correct(pinning, policy.roles, {
    kind: ['roles'],
    pins: pins.roles,
    nameOf: (role) => role.name,
    make: (name, _, at) => ({
      id: reading.id('role', name),
      name,
      abbreviation: null,
      kind: 'support',
      responsibilities: [],
      powers: [],
      filledFor: '*',
      firstHolder: NOT_STATED,
      ...pinned(at()),
    }),
    change: (role, pin, at) => ({
      ...role,
      kind: pin.kind ?? role.kind,
      abbreviation: pin.abbreviation ?? role.abbreviation,
      filledFor: pin.severities === undefined ? role.filledFor : levelsOf(pinning, pin.severities, at('severities')),
      firstHolder: pinnedValue(pin.firstHolder, role.firstHolder, at('firstHolder')),
      responsibilities: pin.responsibilities ? pinnedTexts(pin.responsibilities, at, 'responsibilities') : role.responsibilities,
      powers: pin.powers?.map((name, i) => ({ name, text: name, ...pinned(at('powers', i)) })) ?? role.powers,
    }),
  });
  policy.contacts = correct(pinning, policy.contacts, {
    kind: ['contacts'],
    pins: pins.contacts,
    nameOf: (contact) => contact.role,
    make: (role, _, at) => ({ role, contact: '', backup: null, external: false, unfilled: false, ...pinned(at()) }),
    change: (contact, pin) => ({ ...contact, ...(typeof pin === 'string' ? { contact: pin } : pin), unfilled: false }),
  });
  policy.rotation = correct(pinning, policy.rotation, {
    kind: ['rotation'],
    pins: pins.rotation,
    nameOf: (mention) => mention.position,
    make: (position, schedule, at) => ({ position, schedule, unfilled: false, ...pinned(at()) }),
    change: (mention, schedule) => ({ ...mention, schedule, unfilled: false }),
  });
}
