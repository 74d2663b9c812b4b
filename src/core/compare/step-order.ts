import type { Fact } from '../policy/source.ts';
import type { Step } from '../policy/work.ts';
import type { Found } from './change.ts';
import { flat } from './pair.ts';

/** A step with where it stands: in which phase or procedure, below which other step. */
export type StandingStep = Fact & { step: Step; place: string; placeName: string; under: string | null };

/** More than so many moved in one place are said in one sentence. */
const SAID_EACH = 3;

/** Steps that stayed where they were but are done in another order: as few as explain it, each with the step that it now follows. */
export function stepOrder(both: readonly [StandingStep, StandingStep][]): Found[] {
  const siblings = Map.groupBy(
    both.filter(([a, b]) => a.place === b.place && (a.under === null) === (b.under === null)),
    ([, b]) => JSON.stringify([b.place, b.under]),
  );
  return [...siblings.values()].flatMap((twins) => {
    const old = twins.toSorted(([a], [b]) => a.src.line - b.src.line);
    const now = twins.toSorted(([, a], [, b]) => a.src.line - b.src.line);
    const stays = longestRise(now.map((one) => old.indexOf(one)));
    const moved = now.filter((_, at) => !stays.has(at));
    if (moved.length > SAID_EACH)
      return moved.slice(0, 1).map((one) => found(one, one[1].placeName, 'has its steps in another order', null, null));
    return moved.map((one) => {
      const [was, is] = [after(old, one, 0), after(now, one, 1)];
      return found(one, `${one[1].placeName} › ${flat(one[1].step.text)}`, `now comes ${is}, was ${was}`, was, is);
    });
  });
}

function found([a, b]: [StandingStep, StandingStep], subject: string, tail: string, before: string | null, now: string | null): Found {
  const why = 'Steps are shown in the order of the document.';
  return { kind: 'step', subject, tail, before, after: now, effect: 'neutral', why, at: { before: a, after: b } };
}

function after(list: [StandingStep, StandingStep][], one: [StandingStep, StandingStep], side: 0 | 1): string {
  const above = list[list.indexOf(one) - 1];
  return above === undefined ? 'first' : `after "${flat(above[side].step.text)}"`;
}

/** Where the longest rising run of these numbers stands; what is left out of it is what moved. */
function longestRise(numbers: number[]): Set<number> {
  // For each length, the place where a run of that length ends lowest; and for each place, the one before it.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, at) => {
    const found = ends.findIndex((end) => (numbers[end] ?? 0) >= number);
    const length = found < 0 ? ends.length : found;
    before.set(at, ends[length - 1]);
    ends[length] = at;
  });
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) run.add(at);
  return run;
}
