import { execFile } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Compilation } from '../../core/runbook/compilation.ts';
import { isRefusal } from '../../core/runbook/rule/is-refusal.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { readRunbook } from './read-runbook.ts';

const LARGEST = 64 * 1024 * 1024;

/**
 * Reads and compiles what `place` names: a file, `git:REVISION:PATH`, or `-` for standard input. Throws a CommandFailure (exit 2) with the
 * reason when it cannot be read, or is refused as a runbook.
 */
export async function readRevision(place: string): Promise<Compilation> {
  const compilation = await compiled(place);
  const refused = compilation.diagnostics.find((one) => isRefusal(one.ruleId));
  if (refused === undefined) return compilation;
  const name = place === '-' ? 'standard input' : place;
  throw new CommandFailure([`${name}:${refused.line}: ${refused.reason}`, refused.fix].filter(Boolean).join(' '), EXIT.usage);
}

async function compiled(place: string): Promise<Compilation> {
  if (place !== '-' && !place.startsWith('git:')) return readRunbook(place);
  const source = place === '-' ? await standardInput() : await fromGit(place);
  const { compileSafely } = await import('../../engine/compile-safely.ts');
  return compileSafely(source);
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new CommandFailure(
      '"-" reads standard input, and nothing is piped into it: git show HEAD~1:FILE | muster diff - FILE.',
      EXIT.usage,
    );
  return text(process.stdin);
}

/** `cat-file` gives the bytes as they are kept: no filter or driver that the repository configures is run. */
async function fromGit(place: string): Promise<string> {
  const [, revision, path] = /^git:([^:]+):(.+)$/su.exec(place) ?? [];
  if (revision === undefined || path === undefined || revision.startsWith('-')) {
    throw new CommandFailure(`${place}: write git:REVISION:PATH, such as git:origin/main:runbooks/checkout.md.`, EXIT.usage);
  }
  try {
    const { stdout } = await promisify(execFile)('git', ['cat-file', 'blob', `${revision}:${path}`], {
      maxBuffer: LARGEST,
      encoding: 'utf8',
    });
    return stdout;
  } catch (error) {
    throw new CommandFailure(`${place}: ${whyNot(error)}`, EXIT.usage);
  }
}

function whyNot(error: unknown): string {
  const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
  if (code === 'ENOENT') return 'git is not installed here.';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'that is no runbook: it is larger than 64 MiB.';
  const reason = stderr
    .trim()
    .replace(/^fatal: /u, '')
    .split('\n')[0];
  return `git says: ${reason || 'it cannot be read'}. A shallow clone may lack the revision: git fetch it first.`;
}
