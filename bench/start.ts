// How long `npm start` takes until it serves, once built, and how much memory the idle server holds. The peer in the same run is
// Alertmanager where it is installed: a single static binary, and the lightest thing of this field.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './quantile.ts';

if (!existsSync('src/console/dist/index.html')) spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
const work = mkdtempSync(join(tmpdir(), 'muster-start-'));

const ours = await measure(5, (port) => ({
  child: spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), MUSTER_DATA: join(work, 'data'), MUSTER_LOG: 'warn' },
    detached: true,
    stdio: 'ignore',
  }),
  ready: `http://127.0.0.1:${port}/health/ready`,
}));
console.log(
  `npm start to serving: median ${ours.start.toFixed(0)} ms of ${ours.starts.map((ms) => ms.toFixed(0)).join(', ')} (bar 1,500 ms)`,
);
console.log(`resident when idle: ${ours.resident.toFixed(0)} MiB (bar 150 MiB)`);

if (spawnSync('which', ['prometheus-alertmanager']).status === 0) {
  const config = join(work, 'alertmanager.yml');
  writeFileSync(config, 'route: { receiver: none }\nreceivers: [{ name: none }]\n');
  const peer = await measure(5, (port) => ({
    child: spawn(
      'prometheus-alertmanager',
      [
        `--config.file=${config}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--cluster.listen-address=',
        `--storage.path=${join(work, 'am')}`,
      ],
      { detached: true, stdio: 'ignore' },
    ),
    ready: `http://127.0.0.1:${port}/-/ready`,
  }));
  console.log(
    `Alertmanager: start ${peer.start.toFixed(0)} ms, resident ${peer.resident.toFixed(0)} MiB; ratio start ${(ours.start / peer.start).toFixed(1)}, memory ${(ours.resident / peer.resident).toFixed(1)}`,
  );
} else console.log('Alertmanager is not installed: no peer in this run');
rmSync(work, { recursive: true, force: true });

type Started = { child: ChildProcess; ready: string };
async function measure(times: number, start: (port: number) => Started): Promise<{ start: number; starts: number[]; resident: number }> {
  const starts: number[] = [];
  let resident = 0;
  for (let round = 0; round < times; round++) {
    const began = performance.now();
    const { child, ready } = start(21_000 + Math.floor(Math.random() * 20_000));
    while (!(await answers(ready))) await sleep(10);
    if (round > 0 || times === 1) starts.push(performance.now() - began);
    if (round === times - 1) {
      await sleep(5_000);
      resident = residentOfGroup(child.pid as number);
    }
    process.kill(-(child.pid as number), 'SIGTERM');
    await new Promise((done) => child.once('exit', done));
  }
  return { start: quantile(starts, 0.5), starts, resident };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

/** MiB held by the largest process of a group: the server itself, not npm in front of it. */
function residentOfGroup(group: number): number {
  const rows = spawnSync('ps', ['-eo', 'pgid,pid,args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((row) => row.trim().split(/\s+/));
  const server = rows.filter(([pgid, , ...args]) => Number(pgid) === group && !args.join(' ').includes('npm'));
  return Math.max(...server.map(([, pid]) => memoryOf(Number(pid))));
}

function memoryOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Number(line?.[1] ?? 0) / 1024;
}
