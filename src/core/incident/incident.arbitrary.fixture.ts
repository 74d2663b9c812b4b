import fc from 'fast-check';
import type { Directory } from '../oncall/directory.ts';
import type { Condition, Ladder, MatrixRule } from '../policy/escalation.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { GateOutcome, Phase, Step } from '../policy/work.ts';
import type { Delay } from '../time/delay.ts';
import { MINUTE } from '../time/instant.ts';
import { type Actor, SYSTEM } from './actor.ts';
import type { IncidentCommand } from './command.ts';
import {
  cadence,
  deadline,
  declared,
  directoryOf,
  fact,
  gate,
  idOf,
  ladder,
  minutes,
  person,
  phase,
  policy,
  raised,
  role,
  rule,
  START,
  severity,
  step,
} from './incident.fixture.ts';

const ROLES = ['On-call engineer', 'Team Lead', 'CTO', 'Incident Commander', 'Executives'];
const LEVELS = ['S1', 'S2', 'S3'];
const FIELDS = ['customer-facing', 'breach', 'unresolved', 'unacknowledged'];
const STEPS = ['a', 'b', 'c', 'd', 'e', 'f'];
const PHASES = ['one', 'two', 'learn'];

const levels = fc.oneof(fc.constant('*' as const), fc.subarray(LEVELS, { minLength: 1 }));
const roles = fc.subarray(ROLES, { maxLength: 3 });
const delay: fc.Arbitrary<Delay | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0, 5, 15, 30, 120).map(minutes) },
  fc.constantFrom<Delay | null>(
    null,
    { kind: 'next-business-day' },
    { kind: 'same-business-day' },
    { kind: 'weekly-review' },
    { kind: 'unstated', text: 'If unresolved' },
  ),
);
const condition: fc.Arbitrary<Condition | null> = fc.option(
  fc.record({ field: fc.constantFrom(...FIELDS), expects: fc.boolean() }).map((one) => ({ ...fact(9), ...one, text: one.field })),
  { freq: 2 },
);

const matrix: fc.Arbitrary<MatrixRule[]> = fc
  .array(fc.record({ levels, delay, roles, condition, purpose: fc.constantFrom('escalate' as const, 'inform' as const) }), { maxLength: 5 })
  .map((rules) =>
    rules.map((one, index) => rule(`m${index}`, one.levels, one.delay, one.roles, { condition: one.condition, purpose: one.purpose })),
  );

const ladders: fc.Arbitrary<Ladder[]> = fc
  .array(fc.record({ levels, rungs: fc.array(fc.record({ delay, roles, condition }), { maxLength: 4 }) }), { maxLength: 2 })
  .map((all) =>
    all.map((one, index) => {
      const built = ladder(
        `l${index}`,
        one.levels,
        one.rungs.map((rung) => [0, ...rung.roles]),
      );
      return { ...built, rungs: built.rungs.map((rung, place) => ({ ...rung, delay: null, ...pick(one.rungs[place]) })) };
    }),
  );

function pick(rung: { delay: Delay | null; condition: Condition | null } | undefined) {
  return rung === undefined ? {} : { delay: rung.delay, condition: rung.condition };
}

const outcome: fc.Arbitrary<GateOutcome> = fc.oneof(
  fc.constantFrom(...PHASES, 'nowhere').map((to) => ({ do: 'enter-phase' as const, phase: to })),
  roles.map((to) => ({ do: 'escalate' as const, to })),
  fc.constant({ do: 'decline' as const, text: 'A regular issue' }),
  fc.constant({ do: 'stay' as const, text: 'Go on' }),
);

const oneStep = (id: string): fc.Arbitrary<Step> =>
  fc
    .record({
      severities: levels,
      does: fc.constantFrom(null, 'acknowledge', 'declare', 'notify-stakeholders', 'resolve', 'set-severity', 'assign-commander'),
      asks: fc.constantFrom(null, null, 'what', 'customer-facing'),
      nested: fc.boolean(),
    })
    .map(({ nested, ...one }) => step(id, { ...one, steps: nested ? [step(`${id}-1`), step(`${id}-2`)] : [] }));

const phases: fc.Arbitrary<Phase[]> = fc
  .tuple(
    fc.tuple(oneStep('a'), oneStep('b')),
    fc.tuple(oneStep('c'), oneStep('d')),
    fc.tuple(oneStep('e')),
    fc.option(fc.tuple(outcome, outcome)),
    levels,
  )
  .map(([one, two, learn, ways, severities]) => [
    phase('one', one, { timeBox: { ...fact(8), text: '0-15 min', fromMinutes: 0, toMinutes: 15 }, severities }),
    phase('two', two, { gates: ways === null ? [] : [gate('contained', ways[0], ways[1])] }),
    phase('learn', learn, { stage: 'review' }),
  ]);

const targets = fc.record(
  { acknowledge: fc.constantFrom(5, 15), respond: fc.constantFrom(15, 60), resolve: fc.constantFrom(60, 240) },
  { requiredKeys: [] },
);

export const policies: fc.Arbitrary<CompiledPolicy> = fc
  .record({
    levels: fc.tuple(targets, targets, targets),
    scale: fc.integer({ min: 0, max: 3 }),
    matrix,
    ladders,
    phases,
    first: fc.constantFrom('first-responder' as const, 'on-call' as const, null),
    may: fc.subarray(['approve-communication', 'set-severity', 'declare-resolved'] as const),
    every: fc.option(fc.constantFrom(10, 30)),
    repeat: fc.option(fc.constantFrom<number[]>([15, 30, 60], [20], [60, 15])),
    review: fc.subarray([deadline('schedule', 24), deadline('hold', 72), deadline('publish', null)]),
  })
  .map((one) =>
    policy({
      severities: one.levels.slice(0, one.scale).map((said, index) => severity(`S${index + 1}`, index + 1, said)),
      matrix: one.matrix,
      ladders: one.ladders,
      phases: one.phases,
      roles: [
        role('ic', 'Incident Commander', {
          may: [...one.may],
          firstHolder: one.first === null ? 'not-stated' : { ...fact(40), value: one.first },
        }),
        role('comms', 'Communications Lead'),
      ],
      ...(one.repeat === null ? {} : { repeat: { ...fact(71), afterMinutes: one.repeat } }),
      cadence: one.every === null ? [] : [cadence('*', one.every)],
      review: { ...policy().review, deadlines: one.review },
    }),
  );

export const directories: fc.Arbitrary<Directory> = fc
  .record({ held: fc.subarray(ROLES), catchAll: fc.boolean(), shared: fc.boolean() })
  .map(({ held, catchAll, shared }) => {
    const built = directoryOf(held, catchAll ? ['Duty phone'] : []);
    return shared ? { ...built, bindings: built.bindings.map((one) => ({ ...one, people: [...one.people, idOf(held[0] ?? '')] })) } : built;
  });

const who: fc.Arbitrary<Actor> = fc.constantFrom(SYSTEM, { kind: 'alert', name: 'prometheus' }, ...ROLES.map((name) => person(idOf(name))));
const text = fc.constantFrom('', 'something');
const level = fc.constantFrom('S1', 's2', 'S3', 'S9');
const alert = fc.record({
  key: fc.constantFrom('k1', 'k2', '__proto__', 'constructor'),
  status: fc.constantFrom('firing' as const, 'resolved' as const),
  summary: text,
  labels: fc.constant({}),
  link: fc.constant(null),
});
const instant = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -60, max: 600 }).map((minute) => START + minute * MINUTE) },
  fc.constantFrom(Number.NaN, 1e300, -1e18, Infinity, 0.5),
);

export const begins: fc.Arbitrary<IncidentCommand> = fc.oneof(
  fc
    .tuple(fc.constantFrom('S1', 'S2', 'S3', 'odd', null), fc.option(alert), instant)
    .map(([severity, one, startedAt]) => raised(severity, { alert: one, startedAt })),
  fc.constantFrom('S1', 'S2', 'S3').map(declared),
);

const command: fc.Arbitrary<IncidentCommand> = fc.oneof(
  alert.map((one): IncidentCommand => ({ type: 'AttachAlert', alert: one })),
  fc
    .record({
      key: fc.constantFrom('k1', 'k2', 'toString'),
      because: fc.constantFrom('monitor' as const, 'silence' as const),
      othersFiring: fc.boolean(),
    })
    .map((over): IncidentCommand => ({ type: 'ClearAlert', ...over })),
  fc.constant<IncidentCommand>({ type: 'AcknowledgeIncident', via: 'link' }),
  level.map((severity): IncidentCommand => ({ type: 'AcceptIncident', severity })),
  text.map((reason): IncidentCommand => ({ type: 'DeclineIncident', reason })),
  level.map((severity): IncidentCommand => ({ type: 'ChangeSeverity', severity, reason: 'so' })),
  text.map((category): IncidentCommand => ({ type: 'SetCategory', category })),
  text.map((title): IncidentCommand => ({ type: 'RenameIncident', title })),
  fc
    .tuple(fc.constantFrom('ic', 'IC', 'Communications Lead', 'constructor'), fc.constantFrom(...ROLES))
    .map(([name, held]): IncidentCommand => ({ type: 'AssignRole', role: name, personId: idOf(held) })),
  fc.constantFrom('ic', 'constructor').map((name): IncidentCommand => ({ type: 'ReleaseRole', role: name })),
  fc.constantFrom(...PHASES, 'nowhere').map((name): IncidentCommand => ({ type: 'EnterPhase', phase: name })),
  fc.constantFrom(...STEPS, 'a-1', 'a-2', 'constructor').map((id): IncidentCommand => ({ type: 'TickStep', step: id, note: null })),
  fc.tuple(fc.constantFrom(...STEPS), text).map(([id, reason]): IncidentCommand => ({ type: 'SkipStep', step: id, reason })),
  fc.constantFrom(...STEPS).map((id): IncidentCommand => ({ type: 'ReopenStep', step: id })),
  fc
    .tuple(fc.constantFrom(...FIELDS, 'what', 'constructor'), fc.constantFrom('yes', 'no', 'perhaps', ''))
    .map(([field, value]): IncidentCommand => ({ type: 'AnswerQuestion', field, value })),
  fc
    .constantFrom('yes' as const, 'no' as const)
    .map((decided): IncidentCommand => ({ type: 'DecideGate', gate: 'contained', outcome: decided })),
  fc.tuple(fc.constantFrom('internal', 'stakeholders'), text, fc.constantFrom(null, 'monitoring' as const)).map(
    ([audience, body, publicStatus]): IncidentCommand => ({
      type: 'PostUpdate',
      template: null,
      audience,
      subject: null,
      body,
      publicStatus,
    }),
  ),
  fc.tuple(text, fc.option(instant)).map(([said, happenedAt]): IncidentCommand => ({ type: 'AddNote', text: said, happenedAt })),
  fc
    .tuple(
      fc.constantFrom('impact' as const, 'detected' as const, 'acknowledged' as const, 'resolved' as const, 'mitigated' as const),
      instant,
    )
    .map(([moment, to]): IncidentCommand => ({ type: 'CorrectTime', moment, to, reason: 'so' })),
  roles.map((called): IncidentCommand => ({ type: 'Escalate', roles: called, people: [], reason: 'stuck' })),
  fc.constantFrom('respond', 'update-1', 'review-hold', '__proto__').map((id): IncidentCommand => ({ type: 'MeetObligation', id })),
  fc
    .tuple(fc.constantFrom('resolve', 'update-1', 'valueOf'), text)
    .map(([id, reason]): IncidentCommand => ({ type: 'WaiveObligation', id, reason })),
  fc.constantFrom<IncidentCommand>(
    { type: 'ResolveIncident', summary: 'done' },
    { type: 'ReopenIncident', reason: 'again' },
    { type: 'ReopenIncident', reason: '' },
    { type: 'CloseIncident' },
    { type: 'MergeIncident', into: 'INC-8' },
    { type: 'ChangeRunbook', runbook: { id: 'rb', name: 'Runbook', hash: 'e' } },
    { type: 'Wake' },
  ),
);

/** What becomes of the latest page, decided when it is known which that is. */
export type Delivery = { type: 'deliver'; outcome: 'sent' | 'failed'; final: boolean };
const delivery: fc.Arbitrary<Delivery> = fc.record({
  type: fc.constant('deliver' as const),
  outcome: fc.constantFrom('sent' as const, 'failed' as const),
  final: fc.boolean(),
});

/** A command, whose it is, and how many minutes after the one before; at times the machine's clock has gone backwards. */
export const happenings = fc.array(
  fc.record({ by: who, after: fc.constantFrom(0, 0, 1, 5, 16, 45, 600, -30), what: fc.oneof({ weight: 6, arbitrary: command }, delivery) }),
  { maxLength: 25, size: 'max' },
);
