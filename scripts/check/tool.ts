import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Outcome } from './check.ts';

/** Runs a tool of node_modules/.bin in `root`; what it printed is the problem when it fails. */
export async function tool(root: string, command: string, args: string[]): Promise<Outcome> {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(command, args, { cwd: root, env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' } });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const text = Buffer.concat(printed).toString('utf8').trim();
  return { problems: code === 0 ? [] : [text === '' ? `${command} ended with ${code}` : text] };
}
