import type { CounterExample, Finding, Proof } from '../../../api/view.ts';
import { problemsOf } from './proof-words.ts';

/** One thing that a proof can find broken: a level at which nobody is told in time, or a gap in the work. */
export type Breach = { key: string; title: string; examples: CounterExample[]; finding: Finding | null };
export type ProofChange = { broken: Breach[]; held: Breach[]; still: Breach[] };

/** What a draft breaks that held before, mends that was broken, and leaves broken. Lines do not count: they move with every edit. */
export function compareProofs(saved: Proof, draft: Proof): ProofChange {
  const [before, after] = [breachesOf(saved), breachesOf(draft)];
  const lacks = (breaches: Map<string, Breach>) => (breach: Breach) => !breaches.has(breach.key);
  const known = new Set(draft.levels.map((level) => level.severity));
  return {
    broken: [...after.values()].filter(lacks(before)),
    held: [...before.values()].filter(lacks(after)).filter(({ examples }) => examples.every(({ severity }) => known.has(severity))),
    still: [...after.values()].filter((breach) => before.has(breach.key)),
  };
}

function breachesOf(proof: Proof): Map<string, Breach> {
  const levels = proof.levels
    .filter((level) => !level.holds)
    .map(({ severity }) => ({
      key: `level ${severity}`,
      title: `${severity ?? 'Any incident'}: somebody is told in time`,
      examples: proof.counterExamples.filter((example) => example.severity === severity),
      finding: null,
    }));
  const gaps = problemsOf(proof).map(({ claim, finding }) => ({
    ...{ key: `${claim} ${finding.text}`, title: finding.text, examples: [], finding },
  }));
  return new Map([...levels, ...gaps].map((breach) => [breach.key, breach]));
}
