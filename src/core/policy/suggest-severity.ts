import type { CompiledPolicy } from './policy.ts';
import type { Severity, Threshold } from './severity.ts';

export type SuggestedSeverity = { severity: Severity; threshold: Threshold; value: number };

/** "12.5 %", "7200ms", "800 req/s": a number with what it counts. */
const QUANTITY = /(-?\d+(?:[.,]\d+)?)\s*(%|[\p{L}]+(?:\/[\p{L}]+)?)?/gu;

/** How many of the smallest unit of its kind a unit is. Units that are not here are compared only with themselves. */
const SCALE: Record<string, readonly [kind: string, size: number]> = {
  ms: ['time', 1],
  s: ['time', 1_000],
  sec: ['time', 1_000],
  second: ['time', 1_000],
  min: ['time', 60_000],
  minute: ['time', 60_000],
  h: ['time', 3_600_000],
  hour: ['time', 3_600_000],
};

/**
 * The most severe level whose threshold an alert's own words meet: "error rate is 12.5 %" meets "High error rates (>10%)". A sentence must
 * name the measure before the number, and the units must be comparable; null when none is met. It suggests; a person decides.
 */
export function suggestSeverity(policy: CompiledPolicy, texts: readonly string[]): SuggestedSeverity | null {
  const sentences = texts.flatMap((text) => text.split(/[.;!?]\s|\n/u)).map((text) => text.slice(0, 500));
  for (const severity of [...policy.severities].sort((a, b) => a.rank - b.rank)) {
    for (const threshold of severity.thresholds) {
      for (const sentence of sentences) {
        const value = valueMeeting(threshold, sentence);
        if (value !== null) return { severity, threshold, value };
      }
    }
  }
  return null;
}

function valueMeeting(threshold: Threshold, sentence: string): number | null {
  const wanted = wordsOf(threshold.measure);
  if (wanted.length === 0) return null;
  for (const match of sentence.matchAll(QUANTITY)) {
    const said = new Set(wordsOf(sentence.slice(0, match.index)));
    if (!wanted.every((word) => said.has(word))) continue;
    const value = Number((match[1] ?? '').replace(',', '.'));
    const [ours, theirs] = [measured(value, match[2] ?? ''), measured(threshold.value, threshold.unit)];
    if (ours.kind === theirs.kind && meets(ours.amount, threshold.comparison, theirs.amount)) return value;
    // The first number behind the measure is its value; what follows ("the limit is 10 %") is something else.
    return null;
  }
  return null;
}

/** Words without their plural; "HighErrorRate" is three words. */
function wordsOf(text: string): string[] {
  const words =
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''));
}

function measured(value: number, unit: string): { kind: string; amount: number } {
  const name = unit.toLowerCase().replace(/(?<=\p{L}{2})s$/u, '');
  const scale = Object.hasOwn(SCALE, name) ? SCALE[name] : undefined;
  return scale === undefined ? { kind: name, amount: value } : { kind: scale[0], amount: value * scale[1] };
}

function meets(value: number, comparison: Threshold['comparison'], limit: number): boolean {
  switch (comparison) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}
