// A storm: 100,000 alerts of 2,000 different problems, as fast as they are taken. Refused, first page, messages that one person gets.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSmtpSink } from '../test/fakes/smtp-sink.ts';
import { preparePaging } from './part/paging-setup.ts';
import { startMuster } from './part/server-process.ts';

const ALERTS = Number(process.env['BENCH_ALERTS'] ?? 100_000);
const PROBLEMS = Number(process.env['BENCH_PROBLEMS'] ?? 2_000);
const BATCH = 64;
const CONNECTIONS = 16;
const PATIENCE_SECONDS = 180;

let firstMailAt = 0;
let covered = 0;
const sink = await startSmtpSink({
  onMail: ({ raw }) => {
    firstMailAt ||= performance.now();
    // A digest says how many incidents it stands for; any other mail is about one.
    covered += Number(/^subject: (\d+) more incidents?/im.exec(raw)?.[1] ?? 1);
  },
});
const muster = await startMuster((folder) =>
  preparePaging(folder, '', {
    contact: { id: 'mail', channel: 'smtp', address: 'ana@example.org' },
    groupBy: 'alertname',
    smtpPort: sink.port,
  }),
);
const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
let next = 0;
let refused = 0;
try {
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, sendUntilAllAreSent));
  const tookSeconds = (performance.now() - began) / 1_000;
  for (let waited = 0; covered < PROBLEMS && waited < PATIENCE_SECONDS * 10; waited++) await sleep(100);
  const coveredSeconds = (performance.now() - began) / 1_000;
  const firstPage = firstMailAt - began;
  console.log(
    `${ALERTS.toLocaleString('en')} alerts of ${PROBLEMS.toLocaleString('en')} problems, ${BATCH} a request, ${CONNECTIONS} connections`,
  );
  console.log(
    `  taken on disk    in ${tookSeconds.toFixed(1)} s, ${Math.round(ALERTS / tookSeconds).toLocaleString('en')} alerts/s; refused ${refused}`,
  );
  console.log(`  first page       after ${firstPage.toFixed(0)} ms (bar 5,000): ${firstPage < 5_000 ? 'kept' : 'MISSED'}`);
  console.log(`  told             ${covered} of ${PROBLEMS} incidents, the last after ${coveredSeconds.toFixed(1)} s`);
  console.log(`  one person got   ${sink.mails.length} mails for ${PROBLEMS} incidents`);
  console.log('  published figures of OpsKnight 1.3.1 (not run here): 22 unique and 80 repeated events/s, page by mail p50 110 ms,');
  console.log('                   and 30 of 30 accepted pages lost by a SIGKILL');
} finally {
  agent.destroy();
  await muster.stop();
  await sink.close();
}

async function sendUntilAllAreSent(): Promise<void> {
  while (next < ALERTS) {
    const from = next;
    next = Math.min(ALERTS, from + BATCH);
    const status = await post(from, next);
    if (status !== 200) refused += next - from;
  }
}

function post(from: number, to: number): Promise<number> {
  const alerts = Array.from({ length: to - from }, (_, index) => ({
    labels: { alertname: `Problem-${(from + index) % PROBLEMS}`, instance: `host-${Math.floor((from + index) / PROBLEMS)}` },
    annotations: { summary: 'Error rate above 5 %' },
    endsAt: '2099-01-01T00:00:00Z',
  }));
  const body = JSON.stringify(alerts);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port: muster.port, host: '127.0.0.1', path: '/api/v2/alerts', method: 'POST', agent, headers },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
