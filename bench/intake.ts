// Intake: alerts a second on disk before their 200, one and 64 a request, beside Alertmanager (which keeps them in memory).
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Load, LoadResult } from './part/load.ts';
import { processorTime, type ServerProcess, startAlertmanager, startMuster } from './part/server-process.ts';
import { quantile } from './quantile.ts';

const run = promisify(execFile);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const CONNECTIONS = 16;

type Measured = { rate: number; p50: number; p99: number; processor: number };

const muster = await startMuster();
const servers: ServerProcess[] = [muster];
try {
  servers.push(await startAlertmanager(null));
} catch (error) {
  console.log(`no peer in this run: ${(error as Error).message} (Debian: apt-get install prometheus-alertmanager)`);
}
try {
  for (const batch of [1, 64]) await compare(batch);
} finally {
  for (const server of servers) await server.stop();
}

async function compare(batch: number): Promise<void> {
  console.log(
    `\n${batch} ${batch === 1 ? 'alert' : 'alerts'} a request, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s, in turns`,
  );
  for (const server of servers) await load(server, batch, 1, 'warm');
  const rounds = new Map<ServerProcess, Measured[]>(servers.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      rounds.get(server)?.push(await load(server, batch, SECONDS, `r${round}`));
      await sleep(500);
    }
  }
  const middles = servers.map((server) => {
    const measured = rounds.get(server) ?? [];
    const middle = (pick: (one: Measured) => number) => quantile(measured.map(pick), 0.5);
    const result = {
      rate: middle((one) => one.rate),
      p50: middle((one) => one.p50),
      p99: middle((one) => one.p99),
      processor: middle((one) => one.processor),
    };
    console.log(
      `  ${server.name.padEnd(13)} ${Math.round(result.rate).toLocaleString('en').padStart(9)} alerts/s   p50 ${result.p50.toFixed(2)} ms   p99 ${result.p99.toFixed(2)} ms   ${result.processor.toFixed(2)} cores   rounds ${measured.map((one) => Math.round(one.rate)).join(' ')}`,
    );
    return result;
  });
  const [ours, theirs] = middles;
  if (ours === undefined || theirs === undefined) return;
  const bar = batch === 1 ? 1 : 1.5;
  console.log(
    `  ratio         ${(ours.rate / theirs.rate).toFixed(2)} × Alertmanager’s rate (bar ${bar}), p99 ${(ours.p99 / theirs.p99).toFixed(2)} × its p99`,
  );
}

async function load(server: ServerProcess, batch: number, seconds: number, round: string): Promise<Measured> {
  const order: Load = { port: server.port, batch, seconds, connections: CONNECTIONS, run: `${batch}-${round}` };
  const before = processorTime(server.pid);
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'part/load.ts'), JSON.stringify(order)], { maxBuffer: 1e9 });
  const result = JSON.parse(stdout) as LoadResult;
  const processor = (processorTime(server.pid) - before) / result.seconds;
  if (result.refused > 0) console.log(`  ${server.name} refused ${result.refused} requests`);
  return { rate: result.alerts / result.seconds, p50: quantile(result.latencies, 0.5), p99: quantile(result.latencies, 0.99), processor };
}
