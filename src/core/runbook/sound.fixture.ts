import type { Compilation } from './compilation.ts';
import { factsOf } from './facts.ts';

/** What is wrong with a compilation, whatever the text was: facts or remarks without a line of it. Nothing when it is sound. */
export function unsound(text: string, { policy, diagnostics }: Compilation): string[] {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n').length;
  const places = [...sources(policy)].filter((src) => src.line < 1 || src.endLine < src.line || src.endLine > lines);
  const remarks = diagnostics.filter(({ line }) => line < 1 || line > lines);
  JSON.stringify(factsOf(policy));
  return [
    ...places.map((src) => `a fact stands on ${JSON.stringify(src)} of ${lines} lines`),
    ...facts(policy).map((fact) => `a fact has no line: ${JSON.stringify(fact).slice(0, 120)}`),
    ...remarks.map(({ ruleId, line }) => `${ruleId} speaks of line ${line} of ${lines}`),
  ];
}

/** Every `src` in the policy, wherever it hangs. */
function* sources(value: unknown): Generator<{ line: number; column: number; endLine: number }> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'src') yield inner as { line: number; column: number; endLine: number };
    else yield* sources(inner);
  }
}

/** What is a fact (it says where it comes from) and has no place. */
function facts(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  const lost = 'origin' in value && value.origin !== 'base' && !('src' in value) ? [value] : [];
  return [...lost, ...Object.values(value).flatMap(facts)];
}
