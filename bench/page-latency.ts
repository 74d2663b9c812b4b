// Page latency: from an alert's request to the page leaving for its provider, at 100 alerts a second, beside Alertmanager with group_wait 0s.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWebhookSink } from '../test/fakes/webhook-sink.ts';
import { preparePaging } from './part/paging-setup.ts';
import { type ServerProcess, startAlertmanager, startMuster } from './part/server-process.ts';
import { quantile } from './quantile.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const RATE = 100;

/** When each series was sent, and how long its first page took. One process sends and receives, so that there is one clock. */
const sentAt = new Map<string, number>();
const tookMs = new Map<string, number>();
const sink = await startWebhookSink({
  onRequest: ({ body }) => {
    const now = performance.now();
    for (const [series] of body.matchAll(/probe-\w+-\d+/g)) {
      const sent = sentAt.get(series);
      if (sent !== undefined && !tookMs.has(series)) tookMs.set(series, now - sent);
    }
    sink.requests.length = 0;
  },
});
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

const servers: ServerProcess[] = [await startMuster((folder) => preparePaging(folder, `${sink.url}/page`))];
try {
  servers.push(await startAlertmanager(`${sink.url}/page`));
} catch (error) {
  console.log(`no peer in this run: ${(error as Error).message} (Debian: apt-get install prometheus-alertmanager)`);
}
try {
  await compare();
} finally {
  for (const server of servers) await server.stop();
  agent.destroy();
  await sink.close();
}

async function compare(): Promise<void> {
  console.log(`${RATE} alerts/s, every one an incident and a page, ${ROUNDS} rounds of ${SECONDS} s, in turns`);
  for (const server of servers) await send(server, 'warm', 2);
  const rounds = new Map<ServerProcess, number[][]>(servers.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      rounds.get(server)?.push(await send(server, `r${round}`, SECONDS));
    }
  }
  const [ours, theirs] = servers.map((server) => {
    const measured = rounds.get(server) ?? [];
    const all = measured.flat();
    const p99s = measured.map((round) => quantile(round, 0.99).toFixed(1));
    const result = { p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
    console.log(
      `  ${server.name.padEnd(13)} p50 ${result.p50.toFixed(2)} ms   p99 ${result.p99.toFixed(2)} ms   paged ${all.length} of ${ROUNDS * SECONDS * RATE}   p99 by round ${p99s.join(' ')}`,
    );
    return result;
  });
  if (ours === undefined) return;
  console.log(`  bar           p99 < 50 ms: ${ours.p99 < 50 ? 'kept' : 'MISSED'}`);
  if (theirs !== undefined)
    console.log(
      `  ratio         p50 ${(ours.p50 / theirs.p50).toFixed(2)} ×, p99 ${(ours.p99 / theirs.p99).toFixed(2)} × Alertmanager’s (bar 1)`,
    );
}

/** Sends at a steady rate whatever comes back, then waits for the last page. Returns the latencies in milliseconds. */
async function send(server: ServerProcess, round: string, seconds: number): Promise<number[]> {
  const names: string[] = [];
  const started = performance.now();
  for (let index = 0; index < seconds * RATE; index++) {
    const wait = started + (index * 1_000) / RATE - performance.now();
    if (wait > 0) await sleep(wait);
    const series = `probe-${server.name}${round}-${index}`;
    names.push(series);
    post(server.port, series);
  }
  for (let tries = 0; tries < 100 && names.some((name) => !tookMs.has(name)); tries++) await sleep(50);
  return names.map((name) => tookMs.get(name)).filter((took) => took !== undefined);
}

function post(port: number, series: string): void {
  const now = Date.now();
  const body = JSON.stringify([
    {
      labels: { alertname: 'HighErrorRate', series, job: 'api', severity: 'page' },
      annotations: { summary: `error rate above 5 %: ${series}` },
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 240_000).toISOString(),
    },
  ]);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  sentAt.set(series, performance.now());
  const request = http.request({ port, host: '127.0.0.1', path: '/api/v2/alerts', method: 'POST', agent, headers }, (response) => {
    if (response.statusCode !== 200) console.log(`an alert was refused with ${response.statusCode}`);
    response.resume();
  });
  request.on('error', (error) => console.log(`an alert could not be sent: ${error.message}`));
  request.end(body);
}
