import type { SimulatedMoment } from './moment.ts';

/** What comes more often than this is said once, with how often it comes. */
const REPEATS_SHOWN = 2;

/** The moments in their order; what comes again and again, such as the next update, stands where it comes first. `offset` words a length in minutes. */
export function saidOnce(moments: readonly SimulatedMoment[], offset: (minutes: number) => string): SimulatedMoment[] {
  const series = Map.groupBy(moments, (one) => JSON.stringify([one.kind, one.text, one.who]));
  const said = new Map(
    [...series.values()].flatMap((all): [SimulatedMoment, SimulatedMoment][] => {
      const [first, last] = [all[0], all.at(-1)];
      if (first === undefined || last === undefined || all.length <= REPEATS_SHOWN) return all.map((one) => [one, one]);
      return [
        [
          first,
          { ...first, text: `${first.text.replace(/\.$/, '')}; ${all.length - 1} times more, the last at ${offset(last.offsetMinutes)}` },
        ],
      ];
    }),
  );
  return moments.flatMap((moment) => said.get(moment) ?? []);
}
