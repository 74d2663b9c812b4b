import type { CompiledPolicy } from '../policy/policy.ts';
import { compile } from './compile.ts';

/** Compiles sample text written as a template literal; the common indent is not part of it. */
export function read(text: string): CompiledPolicy {
  return compile(dedent(text)).policy;
}

/** What the owner is told about the text, as `rule@line`. */
export function remarks(text: string): string[] {
  return compile(dedent(text)).diagnostics.map((d) => `${d.ruleId}@${d.line}`);
}

export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indent = Math.min(...lines.filter((l) => l.trim()).map((l) => /^ */.exec(l)?.[0].length ?? 0));
  return lines.map((l) => l.slice(indent)).join('\n');
}

export const SCALE = `
  ## Severity Levels

  - **SEV-1 (Critical):** everything is down
  - **SEV-2 (High):** a part is down
  - **SEV-3 (Low):** a nuisance
`;
