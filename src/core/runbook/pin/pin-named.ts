import type { Fact } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { textFact } from '../read/reading.ts';
import { levelsOf } from './pin-severity.ts';
import { pinned, sameName } from './pinned.ts';
import type { Pinning } from './pinning.ts';
import type { Named } from './pins.ts';

type Kind = 'roles' | 'contacts' | 'channels' | 'metrics' | 'phases' | 'templates';

/** Corrects, adds and removes what has a name. Phases and messages are only corrected: their steps and words are in the text. */
export function pinNamed(pinning: Pinning): void {
  const { reading, pins, at, unmatched, repeats } = pinning;
  const { policy } = reading;
  const each = <T extends Fact, P>(
    kind: Kind,
    wanted: Named<P> | undefined,
    facts: T[],
    nameOf: (fact: T) => string,
    make: ((name: string) => T) | null,
    change: (fact: T, pin: P, name: string) => T,
  ): T[] => {
    let all = facts;
    for (const [name, pin] of Object.entries(wanted ?? {})) {
      const src = at(kind, name);
      const found = all.find((fact) => sameName(nameOf(fact), name));
      if (!found && (pin === null || make === null)) {
        unmatched(src, `The text has no "${name}" among its ${kind}; it has ${all.map(nameOf).join(', ') || 'none'}.`);
        continue;
      }
      if (pin === null) {
        all = all.filter((fact) => fact !== found);
        continue;
      }
      const start = found ?? make?.(name);
      if (!start) continue;
      const changed = { ...change(start, pin, name), ...pinned(src) };
      if (found?.origin === 'stated' && equal(changed, found)) repeats(src, `"${name}" on line ${found.src.line}`);
      all = found ? all.map((fact) => (fact === found ? changed : fact)) : [...all, changed];
    }
    return all;
  };
  const fact = pinned({ line: 1, column: 1, endLine: 1 });

  policy.roles = each(
    'roles',
    pins.roles,
    policy.roles,
    (role) => role.name,
    (name) => ({
      id: reading.id('role', name),
      name,
      abbreviation: null,
      kind: 'support',
      responsibilities: [],
      powers: [],
      filledFor: '*',
      firstHolder: NOT_STATED,
      ...fact,
    }),
    (role, pin, name) => ({
      ...role,
      kind: pin.kind ?? role.kind,
      abbreviation: pin.abbreviation ?? role.abbreviation,
      filledFor: pin.severities === undefined ? role.filledFor : levelsOf(pinning, pin.severities, at('roles', name, 'severities')),
      firstHolder:
        pin.firstHolder === undefined ? role.firstHolder : { value: pin.firstHolder, ...pinned(at('roles', name, 'firstHolder')) },
      responsibilities:
        pin.responsibilities?.map((text, i) => ({
          ...textFact(text, at('roles', name, 'responsibilities', i)),
          ...pinned(at('roles', name, 'responsibilities', i)),
        })) ?? role.responsibilities,
    }),
  );
  policy.contacts = each(
    'contacts',
    pins.contacts,
    policy.contacts,
    (contact) => contact.role,
    (role) => ({ role, contact: '', backup: null, external: false, unfilled: false, ...fact }),
    (contact, pin) =>
      typeof pin === 'string'
        ? { ...contact, contact: pin, unfilled: false }
        : {
            ...contact,
            contact: pin.contact,
            backup: pin.backup ?? contact.backup,
            external: pin.external ?? contact.external,
            unfilled: false,
          },
  );
  policy.channels = each(
    'channels',
    pins.channels,
    policy.channels,
    (channel) => channel.name,
    (name) => ({ name, medium: 'other', service: null, pattern: null, perIncident: false, link: null, unfilled: false, ...fact }),
    (channel, pin) => ({ ...channel, ...pin, unfilled: pin.link === undefined && channel.unfilled }),
  );
  policy.metrics = each(
    'metrics',
    pins.metrics,
    policy.metrics,
    (metric) => metric.name,
    (name) => ({
      id: reading.id('metric', name),
      name,
      abbreviation: null,
      target: NOT_STATED,
      severity: NOT_STATED,
      group: null,
      ...fact,
    }),
    (metric, pin, name) => ({
      ...metric,
      abbreviation: pin.abbreviation ?? metric.abbreviation,
      target: pin.target === undefined ? metric.target : { value: pin.target, ...pinned(at('metrics', name, 'target')) },
      severity: pin.severity === undefined ? metric.severity : { value: pin.severity, ...pinned(at('metrics', name, 'severity')) },
    }),
  );
  policy.phases = each(
    'phases',
    pins.phases,
    policy.phases,
    (phase) => phase.name,
    null,
    (phase, pin) => ({ ...phase, ...pin }),
  );
  policy.templates = each(
    'templates',
    pins.templates,
    policy.templates,
    (one) => one.name,
    null,
    (one, pin) => ({ ...one, ...pin }),
  );
}

/** Do both say the same, wherever they stand? */
function equal(a: unknown, b: unknown): boolean {
  const bare = (value: unknown): string =>
    JSON.stringify(value, (key, inner: unknown) => (key === 'src' || key === 'origin' || key === 'because' ? undefined : inner));
  return bare(a) === bare(b);
}
