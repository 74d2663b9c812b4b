import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../../bin/muster.js', import.meta.url));

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-serve-'));
});
afterAll(async () => {
  for (const one of running) one.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

type Program = { process: ChildProcess; output: () => string; says: (what: RegExp) => Promise<RegExpExecArray>; ended: Promise<number> };

function serve(environment: Record<string, string>): Program {
  const env = { ...process.env, MUSTER_CONFIG: join(folder, 'none.yaml'), MUSTER_DATA: join(folder, 'data'), ...environment };
  const program = spawn(process.execPath, [BIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(program);
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      for (const tell of heard) tell();
    });
  }
  const ended = once(program, 'close').then(([code]) => {
    running.delete(program);
    return code as number;
  });
  const says = async (what: RegExp) => {
    for (;;) {
      const found = what.exec(output);
      if (found !== null) return found;
      const { promise, resolve } = Promise.withResolvers<void>();
      heard.add(resolve);
      await Promise.race([promise, ended.then((code) => Promise.reject(new Error(`ended with ${code}:\n${output}`)))]);
      heard.delete(resolve);
    }
  };
  return { process: program, output: () => output, says, ended };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return String(port);
}

test('serve says where to open it and how to make the first account, keeps its secret to itself, and stops by a signal', async () => {
  const port = await freePort();
  const first = serve({ PORT: port });
  const [, url] = await first.says(/Muster is ready: (\S+)/);
  await first.says(/\/setup\?token=\S+/);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  expect(statSync(join(folder, 'data', 'secret')).mode & 0o777).toBe(0o600);

  const second = serve({ PORT: await freePort() });
  expect(await second.ended).toBe(2);
  expect(second.output()).toMatch(/another Muster is running/);

  const samePort = serve({ PORT: port, MUSTER_DATA: join(folder, 'other') });
  expect(await samePort.ended).toBe(1);
  expect(samePort.output()).toMatch(/listens on 127\.0\.0\.1:\d+ already/);

  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const again = serve({ PORT: port });
  await again.says(/Muster is ready/);
  again.process.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('wrong settings are all told at once, and nothing is started', async () => {
  const program = serve({ PORT: 'eighty', MUSTER_SECRET: 'short' });
  expect(await program.ended).toBe(2);
  expect(program.output()).toMatch(/PORT: .*[\s\S]*MUSTER_SECRET: /);
});
