const NUMBER =
  /(?<sign>[<>≤≥]=?|at least|at most|under|below|within|over|above|more than|less than)?\s*(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|[\p{L}]+)?/iu;

/** In minutes; every other unit is a measure of its own. */
const MINUTES: [RegExp, number][] = [
  [/^s(ec(ond)?s?)?$/iu, 1 / 60],
  [/^m(in(ute)?s?)?$/iu, 1],
  [/^h(rs?|ours?)?$/iu, 60],
  [/^d(ays?)?$/iu, 1440],
  [/^w(eeks?)?$/iu, 10_080],
];

type Target = { upward: boolean | null; amount: number; unit: string };

/**
 * Above 0 when the second target asks for more than the first: "< 10 minutes" after "< 15 minutes", "> 99 %" after "> 95 %". 0 where the
 * two cannot be held against each other. A target that is gone asks for less.
 */
export function harder(before: string | null, after: string | null): number {
  if (before === null || after === null) return Number(before === null) - Number(after === null);
  const [old, now] = [read(before), read(after)];
  if (old === null || now === null || old.unit !== now.unit || old.upward !== now.upward || old.upward === null) return 0;
  return Math.sign(old.amount - now.amount) * (old.upward ? -1 : 1);
}

function read(text: string): Target | null {
  const { sign = '', number, unit = '' } = NUMBER.exec(text)?.groups ?? {};
  if (number === undefined) return null;
  const minutes = MINUTES.find(([name]) => name.test(unit))?.[1];
  const upward = /^([>≥]|at least|over|above|more)/iu.test(sign)
    ? true
    : /^([<≤]|at most|under|below|within|less)/iu.test(sign)
      ? false
      : null;
  // A length of time without a sign is a limit: "Target: 15 minutes".
  const limit = upward === null && minutes !== undefined ? false : upward;
  return {
    upward: limit,
    amount: Number(number.replace(',', '.')) * (minutes ?? 1),
    unit: minutes === undefined ? unit.toLowerCase() : 'minutes',
  };
}
