import type { SimulatedMoment } from './moment.ts';

/** One telling of one person (or role): `before` and `after` are minutes from the start; null where one of the two runbooks has none. */
export type TellingChange = {
  who: string;
  kind: SimulatedMoment['kind'];
  before: number | null;
  after: number | null;
  moment: SimulatedMoment;
};

const TELLS: ReadonlySet<SimulatedMoment['kind']> = new Set(['page', 'inform', 'catch-all']);

/**
 * Who is told when, under one runbook and under another, in order of time: the first telling of a person by one with their first by the
 * other, the second with the second. What is the same has `before` equal to `after`.
 */
export function compareSimulations(before: readonly SimulatedMoment[], after: readonly SimulatedMoment[]): TellingChange[] {
  const [old, now] = [tellings(before), tellings(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const changes = keys.flatMap((key) => {
    const [then, here] = [old.get(key) ?? [], now.get(key) ?? []];
    return Array.from({ length: Math.max(then.length, here.length) }, (_, index): TellingChange[] => {
      const moment = here[index] ?? then[index];
      if (moment === undefined) return [];
      const [kind, who] = JSON.parse(key) as [SimulatedMoment['kind'], string];
      return [{ who, kind, before: then[index]?.offsetMinutes ?? null, after: here[index]?.offsetMinutes ?? null, moment }];
    }).flat();
  });
  return changes.sort((a, b) => (a.after ?? a.before ?? 0) - (b.after ?? b.before ?? 0));
}

function tellings(moments: readonly SimulatedMoment[]): Map<string, SimulatedMoment[]> {
  const told = moments.filter(({ kind }) => TELLS.has(kind)).flatMap((moment) => moment.who.map((who) => ({ who, moment })));
  const groups = Map.groupBy(told, ({ who, moment }) => JSON.stringify([moment.kind, who]));
  return new Map([...groups].map(([key, all]) => [key, all.map(({ moment }) => moment)]));
}
