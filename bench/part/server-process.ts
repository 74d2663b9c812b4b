import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server under test: its own process, its own temporary folder. */
export type ServerProcess = { name: string; port: number; pid: number; stop(): Promise<void> };

/** Muster as `npm start` starts it, with the embedded store on disk. `prepare` may fill its folder first. */
export async function startMuster(prepare: (folder: string) => Promise<void> = async () => {}): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  await prepare(folder);
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', ...profiling(), join(import.meta.dirname, '../../bin/muster.js'), 'serve'],
    {
      env: { ...process.env, PORT: String(port), MUSTER_DATA: folder, MUSTER_LOG: 'warn' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await answering(child, `http://127.0.0.1:${port}/health/ready`);
  return { name: 'Muster', port, pid: child.pid as number, stop: stopping(child, folder) };
}

/**
 * Debian's Alertmanager, alone, without waiting for groups. `webhook` is where it notifies; then every alert is a group of its own, because
 * a second alert of a group would wait for the group's interval.
 */
export async function startAlertmanager(webhook: string | null): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-bench-'));
  const port = await freePort();
  const receiver = webhook === null ? '' : `, webhook_configs: [{ url: "${webhook}", send_resolved: false }]`;
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(
    config,
    `route: { receiver: out, group_wait: 0s, group_interval: 1s, repeat_interval: 1h, group_by: [${webhook === null ? 'alertname' : '"..."'}] }\nreceivers: [{ name: out${receiver} }]\n`,
  );
  const options = [
    `--config.file=${config}`,
    `--storage.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=error',
  ];
  const child = spawn('prometheus-alertmanager', options, { stdio: ['ignore', 'ignore', 'inherit'] });
  await answering(child, `http://127.0.0.1:${port}/-/ready`);
  return { name: 'Alertmanager', port, pid: child.pid as number, stop: stopping(child, folder) };
}

/** BENCH_PROFILE=1 leaves a CPU profile of Muster in the current folder. */
function profiling(): string[] {
  return process.env['BENCH_PROFILE'] === '1' ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
}

/** Seconds of processor time that a process has used, all its threads together. */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`${url} will never answer: its process ended with ${child.exitCode}`);
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within 30 s`);
}

function stopping(child: ChildProcess, folder: string): () => Promise<void> {
  return async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
