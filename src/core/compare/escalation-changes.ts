import type { Condition, MatrixRule } from '../policy/escalation.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Fact } from '../policy/source.ts';
import { spellDelay } from '../policy/words.ts';
import type { Delay } from '../time/delay.ts';
import type { Found } from './change.ts';
import { compareFields, type FactKind, gained, lost } from './compare-facts.ts';
import { type Comparison, holdsFor } from './comparison.ts';
import { degree, type Field, flag, kept, names } from './field.ts';
import { lateness, sooner } from './lateness.ts';
import { flat, pair } from './pair.ts';

/** One person or role who is told at one level, and how: a cell of the matrix or a rung, once for each name in it. */
type Telling = Fact & {
  who: string;
  delay: Delay | null;
  condition: Condition | null;
  channels: string[];
  purpose: MatrixRule['purpose'];
  rung: number | null;
  procedure: string | null;
};

/** Who is told, when, on which condition and how, level by level: what the runbook does, wherever in it the line stands. */
export function escalationChanges({ before, after, scale }: Comparison): Found[] {
  return scale.flatMap((level) => {
    const [old, now] = [tellings(before, level), tellings(after, level)];
    const { both, removed, added } = pair(old, now, KEYS);
    const kind = kindFor(before, after);
    return [
      ...removed.map((one) => covered(lost(one, kind), one, now)),
      ...added.map((one) => covered(gained(one, kind), one, old)),
      ...both.flatMap((twins) => compareFields(twins, kind)),
    ].map((change) => ({ ...change, level }));
  });
}

function tellings(policy: CompiledPolicy, level: string): Telling[] {
  const named = (to: string[]): string[] => (to.length > 0 ? to.map(flat) : [NOBODY]);
  const rules = policy.matrix.filter((rule) => holdsFor(rule.severities, [level]).length > 0);
  const ladders = policy.ladders.filter((ladder) => holdsFor(ladder.severities, [level]).length > 0);
  const all: Telling[] = [
    ...rules.flatMap((rule) => named(rule.to).map((who) => ({ ...rule, who, rung: null, procedure: null }))),
    ...ladders.flatMap(({ procedure, rungs }) =>
      rungs.flatMap((rung) =>
        named(rung.to).map((who) => ({ ...rung, who, channels: [], purpose: 'escalate' as const, rung: rung.level, procedure })),
      ),
    ),
  ]; // As in an incident: a line without a name has nothing to add where another one names somebody.
  const calls = all.some((one) => one.purpose === 'escalate' && one.who !== NOBODY);
  return all.filter((one) => !calls || one.who !== NOBODY || one.purpose === 'inform');
}

const NOBODY = 'Somebody whom it does not name';

const time = ({ delay, rung }: Telling): string => (delay === null && rung !== null ? `rung ${rung}` : JSON.stringify(delay));
const asked = ({ condition }: Telling): string => (condition === null ? '' : `${condition.field}=${condition.expects}`);
const KEYS = [
  (one: Telling) => JSON.stringify([one.who, time(one), asked(one), one.procedure, one.purpose, one.channels]),
  (one: Telling) => JSON.stringify([one.who, time(one), asked(one), one.procedure, one.purpose]),
  (one: Telling) => JSON.stringify([one.who, asked(one), one.procedure, one.purpose]),
  (one: Telling) => JSON.stringify([one.who, one.procedure, time(one)]),
  (one: Telling) => JSON.stringify([one.who, one.procedure]),
  (one: Telling) => JSON.stringify([one.who]),
  // Somebody else in the same place of the plan; the base policy's catch-all takes nobody's place.
  (one: Telling) => JSON.stringify([time(one), asked(one), one.procedure, one.purpose, one.origin === 'base']),
];

const PACE = 'This is when Muster tells them, if nobody has stopped it by then.';

function kindFor(before: CompiledPolicy, after: CompiledPolicy): FactKind<Telling> {
  const procedure = (id: string): string => [...after.procedures, ...before.procedures].find((one) => one.id === id)?.name ?? id;
  const somebodyElse: Field<Telling> = (old, now) =>
    old.who === now.who
      ? []
      : [
          {
            tail: `is told ${moment(now)} in the place of ${old.who}`,
            before: old.who,
            after: now.who,
            effect: 'neutral',
            why: `The same moment reaches another name: make sure that ${now.who} is bound to a person.`,
          },
        ];
  return {
    kind: 'escalation',
    subject: (one) => one.who,
    says: said,
    keys: [],
    gone: (one) => `is no longer told, was ${said(one)}`,
    come: (one) => `is told ${said(one)}, was not told`,
    worth: true,
    why: 'Who is not told cannot help.',
    fields: [
      somebodyElse,
      degree<Telling, Telling>(
        { lead: 'is told', why: PACE },
        (one) => one,
        moment,
        (a, b) => (a.delay === null && b.delay === null ? (a.rung ?? 0) - (b.rung ?? 0) : sooner(a.delay, b.delay)),
      ),
      condition,
      names<Telling>(
        'is no longer told by',
        'is now told by',
        'A way to reach people that is gone is one less that can work.',
        (one) => one.channels,
      ),
      flag<Telling>(
        'is called to act',
        'is only informed',
        true,
        'Who is informed is not asked to acknowledge.',
        (one) => one.purpose === 'escalate',
      ),
      flag<Telling>(
        'is told only until somebody acknowledges',
        'is told even after somebody has acknowledged',
        false,
        'A ladder stops at the first acknowledgement, the matrix only at the resolution.',
        (one) => one.rung !== null,
      ),
      kept<Telling>(
        'is told only for',
        'A ladder of one procedure serves incidents of its kind only.',
        (one) => one.procedure && procedure(one.procedure),
      ),
    ].map(narrowing),
  };
}

/** To be told for one procedure only is less than to be told always. */
function narrowing(field: Field<Telling>): Field<Telling> {
  return (before, after) =>
    field(before, after).map((one) =>
      one.tail.startsWith('is told only for') && (one.before === null || one.after === null)
        ? { ...one, effect: one.after === null ? 'stronger' : 'weaker' }
        : one,
    );
}

const condition: Field<Telling> = (before, after) => {
  if (asked(before) === asked(after)) return [];
  const [old, now] = [when(before), when(after)];
  const tail =
    now === ''
      ? `is told in every case, was only ${old}`
      : old === ''
        ? `is told only ${now}, was in every case`
        : `is told ${now}, was ${old}`;
  const effect = now === '' ? 'stronger' : old === '' ? 'weaker' : 'neutral';
  return [
    {
      tail,
      before: old || null,
      after: now || null,
      effect,
      why: 'A condition is a question that somebody has to answer before anybody is told.',
    },
  ];
};

function said(one: Telling): string {
  return [moment(one), when(one), one.channels.length > 0 ? `by ${one.channels.join(', ')}` : ''].filter(Boolean).join(' ');
}

function when({ condition }: Telling): string {
  if (condition === null) return '';
  const text = flat(condition.text).replace(/^\(([^()]*)\)$/u, '$1');
  return /^(if|when|unless|for|only)\b/iu.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : `if ${text}`;
}

function moment(one: Telling): string {
  return one.delay === null && one.rung !== null ? `at level ${one.rung}` : spellDelay(one.delay);
}

/** Two lines that call the same person: one of them less does nothing. */
function covered(change: Found, one: Telling, others: Telling[]): Found {
  const other = others.find(
    (twin) =>
      twin.who === one.who &&
      twin.purpose === one.purpose &&
      twin.procedure === null &&
      (twin.condition === null || asked(twin) === asked(one)) &&
      (twin.rung === null || one.rung !== null) &&
      lateness(twin.delay) <= lateness(one.delay),
  );
  if (other === undefined) return change;
  return { ...change, effect: 'neutral', why: `Line ${other.src.line} tells them as well, and no later.` };
}
