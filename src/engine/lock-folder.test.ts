import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { lockFolder } from './lock-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a second server on the same folder is told so, until the first lets go', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/another Muster is running/);
  release();
  lockFolder(folder)();
});

test('a process that was killed leaves no lock behind', async () => {
  const script = `const { lockFolder } = await import(${JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href)});
    lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(/another Muster is running/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  lockFolder(folder)();
});

test('a folder that cannot be made is refused with its reason', () => {
  expect(() => lockFolder('/dev/null/data')).toThrow(/cannot be used/);
});
