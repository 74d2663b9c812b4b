import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { compileApart } from './compile-apart.ts';
import { compileSafely, OWN_TEXT_LIMITS } from './compile-safely.ts';

const BASE = new URL('../../runbooks/base.md', import.meta.url);
const COMPILER = fileURLToPath(new URL('../core', import.meta.url));

let compiled: Promise<CompiledPolicy> | null = null;

/** What holds where a team's own runbook is silent: itself a runbook that comes with the program, compiled once a process. */
export function basePolicy(): Promise<CompiledPolicy> {
  return once(async () => (await compileSafely(await readFile(BASE, 'utf8'), OWN_TEXT_LIMITS)).policy);
}

/**
 * The same, kept in a folder between starts: compiling it takes a process with the whole compiler in it.
 * What is kept holds for this text and this compiler only.
 */
export const basePolicyKeptIn = (folder: string) => (): Promise<CompiledPolicy> =>
  once(async () => {
    const text = await readFile(BASE, 'utf8');
    const key = await keyOf(text);
    const file = join(folder, 'base-policy.json');
    const kept = await readKept(file, key);
    if (kept !== null) return kept;
    const [compilation] = await compileApart([text]);
    if (compilation === undefined) throw new Error('The base policy was not compiled.');
    const { policy } = compilation;
    // A folder that cannot be written costs time at the next start, and nothing else.
    await keep(folder, file, JSON.stringify({ key, policy })).catch(() => {});
    return policy;
  });

function once(make: () => Promise<CompiledPolicy>): Promise<CompiledPolicy> {
  compiled ??= make();
  // A failure (the file is missing) is not kept: the next one who asks tries again.
  compiled.catch(() => {
    compiled = null;
  });
  return compiled;
}

/** Changes with the text and with every file that the compiler is made of. */
async function keyOf(text: string): Promise<string> {
  const files = (await readdir(COMPILER, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const states = await Promise.all(
    files.map(async (file) => {
      const path = join(file.parentPath, file.name);
      const { mtimeMs, size } = await stat(path);
      return `${path} ${mtimeMs} ${size}`;
    }),
  );
  return createHash('sha256')
    .update(JSON.stringify([process.version, text, ...states.sort()]))
    .digest('hex');
}

async function readKept(file: string, key: string): Promise<CompiledPolicy | null> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as { key: string; policy: CompiledPolicy };
    return kept.key === key ? kept.policy : null;
  } catch {
    return null;
  }
}

async function keep(folder: string, file: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, content, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
