import type { Text } from '../policy/source.ts';
import { spell } from '../policy/words.ts';
import type { Gate, GateOutcome, Phase, Procedure, Step, TimeBox } from '../policy/work.ts';
import { effectOf, type Found } from './change.ts';
import { compareFacts, compareFields, type FactKind } from './compare-facts.ts';
import { type Comparison, holdsFor } from './comparison.ts';
import { type Field, flag, kept, names, renamed, value } from './field.ts';
import { flat, pair, plain } from './pair.ts';
import { type StandingStep, stepOrder } from './step-order.ts';

/** A step with where it stands, so that one that moved to another phase is found there. */
type PlacedStep = StandingStep & { nested: number };

/** Phases and procedures, their steps wherever they stand, and the gates between phases. */
export function workChanges(comparison: Comparison): Found[] {
  const { before, after, scale } = comparison;
  const kind = phaseKind(comparison);
  const procedures = procedureKind(after);
  return [
    ...compareFacts(before.phases, after.phases, kind),
    ...pair(before.phases, after.phases, kind.keys).both.flatMap((twins) => [...timeBox(twins), ...gates(twins, after)]),
    ...order(before.phases, after.phases),
    ...compareFacts(before.procedures, after.procedures, procedures),
    ...steps(comparison, stepKind(scale)),
  ];
}

function phaseKind({ scale }: Comparison): FactKind<Phase> {
  return {
    kind: 'phase',
    subject: (one) => one.name,
    says: (one) => `${one.name}, ${count(one.steps)}`,
    keys: [(one) => one.id],
    gone: (one) => `is no longer a phase, and with it go ${count(one.steps)}`,
    come: (one) => `is a new phase with ${count(one.steps)}`,
    worth: true,
    why: 'Steps that are in no phase are shown to nobody.',
    fields: [
      renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
      value('belongs to the', 'Phases of the review come after the resolution.', (one) => one.stage),
      names('no longer applies to', 'applies to', 'For other levels it is left out.', (one) => levels(one, scale)),
    ],
  };
}

function procedureKind({ categories }: Comparison['after']): FactKind<Procedure> {
  const category = (id: string): string => categories.find((one) => one.id === id)?.name ?? id;
  return {
    kind: 'procedure',
    subject: (one) => `Procedure "${one.name}"`,
    says: (one) => `${one.name}, ${count(one.steps)}`,
    keys: [(one) => one.id],
    gone: (one) => `is gone, with ${count(one.steps)}`,
    come: (one) => `is new, with ${count(one.steps)}`,
    worth: true,
    why: 'It is what Muster offers for an incident of its kind.',
    fields: [
      renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
      value('is for', 'It is offered at another occasion.', (one) => one.kind),
      value('belongs to the category', 'An incident of that category is offered it.', (one) => one.category && category(one.category)),
    ],
  };
}

/** The steps of phases and procedures that both have; the others are told with their phase. One that moved out of them is still found. */
function steps({ before, after, stays }: Comparison, kind: FactKind<PlacedStep>): Found[] {
  const [old, now] = [placed(before), placed(after)];
  const { both, removed, added } = pair(old, now, kind.keys, kind.words);
  // A step that now reads otherwise is the same parent to the steps below it.
  const parents = new Map(both.map(([one, twin]) => [`${one.place}\n${flat(one.step.text)}`, flat(twin.step.text)]));
  const stayed = (one: PlacedStep): boolean => stays.has(one.place);
  const [gone, come] = [removed.filter(stayed), added.filter(stayed)];
  return [
    ...compareFacts(gone, [], kind),
    ...compareFacts([], come, kind),
    ...both.flatMap(([one, twin]) =>
      compareFields([{ ...one, under: parents.get(`${one.place}\n${one.under}`) ?? one.under }, twin], kind),
    ),
    ...headings(both),
    ...stepOrder(both),
  ];
}

function placed({ phases, procedures }: Comparison['before']): PlacedStep[] {
  const walk = (list: Step[], place: string, placeName: string, under: string | null): PlacedStep[] =>
    list.flatMap((step) => [
      { src: step.src, origin: step.origin, step, place, placeName, under, nested: step.steps.length },
      ...walk(step.steps, place, placeName, flat(step.text)),
    ]);
  return [...phases, ...procedures].flatMap((one) => walk(one.steps, one.id, one.name, null));
}

function stepKind(scale: string[]): FactKind<PlacedStep> {
  const of =
    <V>(read: (step: Step) => V) =>
    (one: PlacedStep): V =>
      read(one.step);
  const text = of((step) => flat(step.text));
  return {
    kind: 'step',
    // In the middle of a sentence, a step ends without its stop.
    subject: (one) => `${one.placeName} › ${text(one).replace(/[.:;]$/u, '')}`,
    says: text,
    keys: [
      (one) => [one.place, one.under, text(one), one.step.group, JSON.stringify(one.step.severities)].join('\n'),
      (one) => [one.place, one.under, text(one)].join('\n'),
      (one) => [one.place, text(one)].join('\n'),
      (one) => text(one),
      (one) => [one.place, plain(text(one))].join('\n'),
    ],
    words: (one) => `${text(one)} ${one.step.does ?? ''}`,
    gone: () => 'is no longer a step',
    come: () => 'is a new step',
    worth: true,
    why: 'Only what is a step is shown to the responder as open.',
    fields: [
      renamed('now reads', 'Whether the new words ask for more or less is for you to judge.', text),
      moved,
      value('belongs under', 'It is shown there.', (one) => one.under),
      names('no longer applies to', 'applies to', 'For other levels it is left out.', (one) => levels(one.step, scale)),
      narrower(
        'is to be done',
        'A step with a condition may be left out.',
        of((step) => step.condition),
      ),
      kept(
        'is the step of',
        'A step that is nobody’s is everybody’s.',
        of((step) => step.role),
      ),
      kept(
        'is ticked by itself when',
        'What Muster cannot see somebody has to tick.',
        of((step) => step.does && step.does.replaceAll('-', ' ')),
      ),
      kept(
        'asks for',
        'The answer decides who else is told.',
        of((step) => step.asks),
      ),
      flag(
        'is to be written down with its time',
        'is no longer to be written down',
        true,
        'What is not written down is not in the report.',
        of((step) => step.records),
      ),
      details,
      flag(
        'is a question',
        'is a task',
        null,
        'A question is answered, a task is ticked.',
        of((step) => step.style === 'question'),
      ),
    ],
  };
}

/** Only what differs of several lines. */
function details(before: PlacedStep, after: PlacedStep): ReturnType<Field<PlacedStep>> {
  const [old, now] = [before, after].map(({ step }) => step.detail.map((one: Text) => flat(one.text))) as [string[], string[]];
  const [gone, come] = [old.filter((one) => !now.includes(one)).join(' / '), now.filter((one) => !old.includes(one)).join(' / ')];
  if (gone === '' && come === '') return [];
  const instead = gone === '' ? '' : ` in the place of "${gone}"`;
  const tail = come === '' ? `no longer has the detail "${gone}"` : `has the detail "${come}"${instead}`;
  return [{ tail, before: gone || null, after: come || null, effect: 'neutral', why: 'It is shown beside the step.' }];
}

function moved(before: PlacedStep, after: PlacedStep): ReturnType<Field<PlacedStep>> {
  if (before.place === after.place) return [];
  const why = 'It is open at another time.';
  return [{ tail: `was in ${before.placeName}`, before: before.placeName, after: after.placeName, effect: 'neutral', why }];
}

/** The heading above some of the steps: said once, however many steps stand under it. */
function headings(both: [PlacedStep, PlacedStep][]): Found[] {
  const changed = both.filter(([a, b]) => a.place === b.place && a.step.group !== b.step.group);
  const groups = Map.groupBy(changed, ([a, b]) => JSON.stringify([b.place, a.step.group, b.step.group]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const [old, now] = [first[0].step.group, first[1].step.group];
    const tail =
      old === null ? `gets the heading "${now}"` : now === null ? `loses the heading "${old}"` : `has the heading "${now}", was "${old}"`;
    const said = { kind: 'step', subject: first[1].placeName, tail, before: old, after: now, effect: 'neutral' } as const;
    return [{ ...said, why: 'It is shown above its steps.', at: { before: first[0], after: first[1] } }];
  });
}

function narrower<T>(lead: string, why: string, read: (fact: T) => string | null): Field<T> {
  const plainly = value(lead, why, read);
  return (before, after) =>
    plainly(before, after).map((one) => ({ ...one, effect: effectOf(Number(one.after === null) - Number(one.before === null)) }));
}

const levels = (one: Pick<Phase, 'severities'>, scale: string[]): string[] =>
  holdsFor(one.severities, scale).map((id) => (id === '*' ? 'every severity' : id));

function count(steps: Step[]): string {
  const all = (list: Step[]): number => list.reduce((sum, step) => sum + 1 + all(step.steps), 0);
  const number = all(steps);
  return number === 1 ? '1 step' : `${number} steps`;
}

/** A box that ends later gives more time; one that is gone sets no limit at all. */
function timeBox([before, after]: [Phase, Phase]): Found[] {
  const text = (box: TimeBox | null): string | null =>
    box === null
      ? null
      : box.toMinutes === null
        ? `from ${length(box.fromMinutes)} on`
        : `from ${length(box.fromMinutes)} to ${length(box.toMinutes)}`;
  const [old, now] = [before.timeBox, after.timeBox];
  const [was, is] = [text(old), text(now)];
  if (was === is) return [];
  const end = (box: TimeBox | null): number => box?.toMinutes ?? Infinity;
  const begin = (box: TimeBox | null): number => box?.fromMinutes ?? Infinity;
  const better = end(old) === end(now) ? begin(old) - begin(now) : end(old) - end(now);
  const why = 'Muster enters the phase at its time and says when it runs over.';
  const tail = is === null ? `has no time box, was ${was}` : was === null ? `has a time box ${is}, was none` : `runs ${is}, was ${was}`;
  const at = { before: old ?? before, after: now ?? after };
  return [
    { kind: 'phase', subject: after.name, tail, before: was, after: is, effect: effectOf(Number.isNaN(better) ? 0 : better), why, at },
  ];
}

const length = (minutes: number): string => (minutes === 0 ? 'the start' : spell(minutes));

function gates([before, after]: [Phase, Phase], policy: Comparison['after']): Found[] {
  const says = (outcome: GateOutcome | null): string | null => outcome && outcomeText(outcome, policy.phases);
  return compareFacts<Gate>(before.gates, after.gates, {
    kind: 'gate',
    subject: (one) => `${after.name}, "${flat(one.question)}"`,
    says: (one) => flat(one.text),
    keys: [(one) => one.id, (one) => plain(one.question), (one) => JSON.stringify([one.yes, one.no])],
    words: (one) => one.text,
    gone: () => 'is no longer asked before going on',
    come: () => 'is asked before going on',
    worth: true,
    why: 'A gate holds a phase until its question is answered.',
    fields: [
      renamed('is now called', 'The rest of it stays as it was.', (one) => one.question),
      value('is answered in the field', 'Conditions by that field read this answer.', (one) => one.field),
      value('leads on yes to', 'The incident goes another way.', (one) => says(one.yes)),
      kept('leads on no to', 'Without an answer for "no", the phase stays as it is.', (one) => says(one.no)),
    ],
  });
}

function outcomeText(outcome: GateOutcome, phases: Phase[]): string {
  switch (outcome.do) {
    case 'enter-phase':
      return phases.find((one) => one.id === outcome.phase)?.name ?? outcome.phase;
    case 'escalate':
      return `telling ${outcome.to.join(', ') || 'somebody whom it does not name'}`;
    case 'decline':
      return `declining (${flat(outcome.text)})`;
    case 'stay':
      return `staying (${flat(outcome.text)})`;
  }
}

function order(before: Phase[], after: Phase[]): Found[] {
  const both = (list: Phase[], other: Phase[]): Phase[] => list.filter((one) => other.some((twin) => twin.id === one.id));
  const [old, now] = [both(before, after), both(after, before)];
  const first = now.findIndex((one, at) => one.id !== old[at]?.id);
  const [from, to] = [old[first], now[first]];
  if (from === undefined || to === undefined) return [];
  const nameOf = (one: Phase): string => after.find((twin) => twin.id === one.id)?.name ?? one.name;
  const [was, is] = [old.map(nameOf).join(' → '), now.map(nameOf).join(' → ')];
  const why = 'Phases are entered in the order of the document.';
  return [
    {
      kind: 'phase',
      subject: 'The order of the phases',
      tail: `is ${is}, was ${was}`,
      before: was,
      after: is,
      effect: 'neutral',
      why,
      at: { before: from, after: to },
    },
  ];
}
