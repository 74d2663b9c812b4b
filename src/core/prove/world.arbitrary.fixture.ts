import fc from 'fast-check';
import { cadence, customerFacing, fact, ladder, minutes, policy, role, rule, severity } from '../incident/incident.fixture.ts';
import type { Directory } from '../oncall/directory.ts';
import type { Condition } from '../policy/escalation.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Delay } from '../time/delay.ts';
import { fromIso, type Instant, MINUTE } from '../time/instant.ts';

const ROLES = ['On-call engineer', 'Second engineer', 'Manager'];
const security: Condition = { ...fact(23), text: 'security-related', field: 'security-related', expects: true };
const open: Condition = { ...fact(24), text: 'if unresolved', field: 'unresolved', expects: true };
const unheard: Condition = { ...fact(25), text: 'if unacknowledged', field: 'unacknowledged', expects: true };
export const FIELDS = ['customer-facing', 'security-related'];

const byCalendar = fc.constantFrom<Delay>(
  { kind: 'next-business-day' },
  { kind: 'same-business-day' },
  { kind: 'after', minutes: 1_440, businessDays: 1 },
  { kind: 'weekly-review' },
);
const delay: fc.Arbitrary<Delay | null> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }).map((count) => minutes(count)) },
  { weight: 2, arbitrary: byCalendar },
  { weight: 1, arbitrary: fc.constantFrom<Delay | null>({ kind: 'unstated', text: 'if needed' }, null) },
);
const plain = { ...customerFacing, expects: false };
const condition = fc.constantFrom(null, null, null, null, customerFacing, plain, security, open, unheard);
/** Nobody is bound to the lead: who has it, if anybody, the incident's beginning decides. */
const roles = fc.subarray([...ROLES, 'Incident Commander']);
const severities = fc.constantFrom<string[] | '*'>(['SEV-1'], ['SEV-2'], '*');
const purpose = fc.constantFrom('escalate' as const, 'escalate' as const, 'escalate' as const, 'inform' as const);
const target = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });

const first = fc.constantFrom('on-call' as const, 'first-responder' as const, null);

/** Rules, ladders (one of them perhaps only for security incidents), targets, a lead, repeated calls: what decides who is called. */
export const policies: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    rules: fc.array(fc.record({ severities, delay, to: roles, condition, purpose }), { maxLength: 3 }),
    ladders: fc.array(
      fc.record({
        severities,
        own: fc.boolean(),
        rungs: fc.array(fc.record({ delay, to: roles, condition }), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    targets: fc.record({ acknowledge: target, respond: target, resolve: target }),
    first,
    cadence: fc.boolean(),
    repeat: fc.array(fc.integer({ min: 20, max: 90 }), { maxLength: 2 }).map((gaps) => [...gaps, 360]),
  })
  .map(policyOf);

/** One or two roles called by the calendar, and an answer promised within the hour: kept at some times of the day only. */
export const patientPolicies: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    to: fc.array(fc.constantFrom(...ROLES, 'Incident Commander'), { minLength: 1, maxLength: 2 }),
    delays: fc.tuple(byCalendar, delay),
    respond: fc.integer({ min: 1, max: 60 }),
    first,
  })
  .map(({ to, delays, respond, first }) => {
    const calls = { severities: '*' as const, condition: null, purpose: 'escalate' as const };
    const rules = to.map((name, index) => ({ ...calls, delay: delays[index] ?? null, to: [name] }));
    const targets = { acknowledge: undefined, respond, resolve: undefined };
    return policyOf({ rules, ladders: [], targets, first, cadence: false, repeat: [360] });
  });

type Rule = { severities: string[] | '*'; delay: Delay | null; to: string[]; condition: Condition | null; purpose: 'escalate' | 'inform' };
type Said = {
  rules: Rule[];
  ladders: { severities: string[] | '*'; own: boolean; rungs: Pick<Rule, 'delay' | 'to' | 'condition'>[] }[];
  targets: Record<'acknowledge' | 'respond' | 'resolve', number | undefined>;
  first: 'on-call' | 'first-responder' | null;
  cadence: boolean;
  repeat: number[];
};

function policyOf(said: Said): CompiledPolicy {
  return policy({
    severities: [severity('SEV-1', 1, stated(said.targets)), severity('SEV-2', 2)],
    roles: [role('ic', 'Incident Commander', { firstHolder: said.first === null ? 'not-stated' : { ...fact(40), value: said.first } })],
    categories: [{ ...fact(60), id: 'security', name: 'Security', procedures: ['breach'], roles: [] }],
    cadence: said.cadence ? [cadence('*', 30)] : [],
    matrix: said.rules.map((one, index) => rule(`rule-${index}`, one.severities, one.delay, one.to, one)),
    ladders: said.ladders.map((one, index) => {
      const names = one.rungs.map(({ to }) => [null, ...to] as [null, ...string[]]);
      const made = ladder(`path-${index}`, one.severities, names);
      const rungs = made.rungs.map((rung, at) => ({ ...rung, ...{ delay: null, condition: null }, ...one.rungs[at], to: rung.to }));
      return { ...made, procedure: one.own ? 'breach' : null, rungs };
    }),
    repeat: { ...fact(70), afterMinutes: said.repeat },
  });
}

function stated(targets: Record<'acknowledge' | 'respond' | 'resolve', number | undefined>): Parameters<typeof severity>[2] {
  return Object.fromEntries(Object.entries(targets).filter(([, value]) => value !== undefined));
}

/** Mail and push are set up, the pager is not. */
export const CHANNELS: ReadonlySet<string> = new Set(['smtp', 'ntfy']);
const contacts = fc.constantFrom<string[]>(['smtp'], ['smtp'], ['smtp', 'ntfy'], ['pager', 'smtp'], ['pager'], []);

const NAMES = ['ana', 'ben', 'cho', 'duty'];
export const directories: fc.Arbitrary<Directory> = fc
  .record({
    contacts: fc.tuple(contacts, contacts, contacts, contacts),
    bound: fc.array(fc.subarray([0, 1, 2, 3], { maxLength: 2 }), { minLength: 3, maxLength: 3 }),
    catchAll: fc.constantFrom<string[]>([], ['duty'], ['ana', 'duty'], ['gone']),
  })
  .map((said) => ({
    catchAll: said.catchAll,
    people: NAMES.map((id, index) => ({
      ...{ id, name: id, email: null, zone: 'UTC' },
      contacts: (said.contacts[index] ?? []).map((channel) => ({ id: channel, channel, address: id })),
    })),
    groups: [],
    bindings: said.bound.map((who, index) => ({ role: ROLES[index] ?? '', people: who.map((one) => NAMES[one] ?? ''), groups: [] })),
  }));

/** Everybody has a role, and no catch-all makes up for what the runbook leaves out. */
export const crews: fc.Arbitrary<Directory> = directories.map((directory) => ({
  ...directory,
  bindings: ROLES.map((name, index) => ({ role: name, people: [NAMES[index] ?? ''], groups: [] })),
  catchAll: [],
}));

/** Zones and the moments at which their clocks change: by an hour, in the north and the south, and by half an hour; and one without any. */
const CHANGES: [string, string][] = [
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['Europe/Berlin', '2027-03-28T01:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/New_York', '2027-03-14T07:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Asia/Kathmandu', '2026-12-24T18:15Z'],
  ['UTC', '2026-12-25T00:00Z'],
];

/** A team's week, and an instant at or near which something of it changes: an opening, a closing, the review, midnight, the clock itself. */
export const weeks: fc.Arbitrary<{ calendar: Calendar; edge: Instant }> = fc
  .record({
    zone: fc.constantFrom(...CHANGES),
    workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
    opensAtMinute: fc.constantFrom(0, 120, 150, 540, 547),
    length: fc.constantFrom(1, 60, 480, 1_200),
    weeklyReview: fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minute: fc.constantFrom(0, 150, 600) }),
    holidays: fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 3 }),
    day: fc.integer({ min: -2, max: 5 }),
    at: fc.constantFrom('opens', 'closes', 'review', 'midnight', 'change', 'change'),
  })
  .map(({ zone: [zone, change], day, at, holidays, length, ...said }) => {
    const moment = Temporal.Instant.from(change).toZonedDateTimeISO(zone);
    const date = moment.toPlainDate();
    const closesAtMinute = Math.min(1_440, said.opensAtMinute + length);
    const calendar = { ...said, zone, closesAtMinute, holidays: holidays.map((days) => date.add({ days }).toString()) };
    const minute = { opens: said.opensAtMinute, closes: closesAtMinute, review: said.weeklyReview.minute, midnight: 0, change: 0 }[at] ?? 0;
    const local = date
      .add({ days: day + Math.floor(minute / 1_440) })
      .toPlainDateTime({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
    return { calendar, edge: at === 'change' ? fromIso(change) : local.toZonedDateTime(zone).epochMilliseconds };
  });

/** As many starts in a row, on both sides of an instant. */
export const aroundIt = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([before, after]) => ({
  from: (edge: Instant) => edge - before * MINUTE,
  count: before + after,
}));
