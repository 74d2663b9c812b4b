import { readFile } from 'node:fs/promises';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { compileSafely, OWN_TEXT_LIMITS } from './compile-safely.ts';

const BASE = new URL('../../runbooks/base.md', import.meta.url);

let compiled: Promise<CompiledPolicy> | null = null;

/** What holds where a team's own runbook is silent: itself a runbook that comes with the program, compiled once a process. */
export function basePolicy(): Promise<CompiledPolicy> {
  compiled ??= readFile(BASE, 'utf8')
    .then((text) => compileSafely(text, OWN_TEXT_LIMITS))
    .then(({ policy }) => policy);
  // A failure (the file is missing) is not kept: the next one who asks tries again.
  compiled.catch(() => {
    compiled = null;
  });
  return compiled;
}
