import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Why the real monitors cannot be run here; null when they can. An error in CI, where they must. */
export function missingMonitors(): string | null {
  const missing = ['prometheus', 'prometheus-alertmanager'].filter((name) => spawnSync(name, ['--version']).error !== undefined);
  if (missing.length === 0) return null;
  const reason = `not installed: ${missing.join(', ')} (Debian: apt-get install ${missing.join(' ')})`;
  if (process.env['CI'] === 'true') throw new Error(`CI must run this: ${reason}`);
  process.stdout.write(`skipped: ${reason}\n`);
  return reason;
}

/** Something that is watched: it answers a scrape until it goes down, and again when it is back. */
export type Target = { job: string; address: string; goDown(): Promise<void>; comeBack(): Promise<void> };

export type Monitors = { stop(): Promise<void> };

/** A small web server with metrics, on a port that it keeps. */
export async function startTarget(job: string): Promise<Target> {
  let server = await serveMetrics(0);
  const { port } = server.address() as AddressInfo;
  return {
    job,
    address: `127.0.0.1:${port}`,
    async goDown() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
    async comeBack() {
      server = await serveMetrics(port);
    },
  };
}

function serveMetrics(port: number): Promise<Server> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/plain').end('requests_total 1\n'));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/**
 * Real Prometheus and Alertmanager, as a team runs them: Prometheus scrapes each second and sends to Muster directly and to Alertmanager,
 * which sends the same on by its webhook.
 */
export async function startMonitors(muster: string, targets: Target[]): Promise<Monitors> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-monitors-'));
  const [alertmanagerPort, prometheusPort] = [await freePort(), await freePort()];
  const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('alertmanager.yml', [
    'route: { receiver: muster, group_by: [job], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }',
    `receivers: [{ name: muster, webhook_configs: [{ url: '${muster}/intake/alertmanager', send_resolved: true }] }]`,
  ]);
  write('rules.yml', [
    'groups:',
    '  - name: targets',
    '    rules:',
    '      - alert: TargetDown',
    '        expr: up == 0',
    '        labels: { severity: critical }',
    "        annotations: { summary: '{{ $labels.job }} does not answer' }",
  ]);
  write('prometheus.yml', [
    'global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }',
    'rule_files: [rules.yml]',
    'alerting:',
    '  alertmanagers:',
    `    - static_configs: [{ targets: ['127.0.0.1:${alertmanagerPort}', '${new URL(muster).host}'] }]`,
    'scrape_configs:',
    ...targets.map(({ job, address }) => `  - { job_name: ${job}, static_configs: [{ targets: ['${address}'] }] }`),
  ]);
  const children = [
    spawn(
      'prometheus-alertmanager',
      [
        '--config.file=alertmanager.yml',
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        '--cluster.listen-address=',
        '--storage.path=am',
      ],
      { cwd: folder, stdio: 'ignore' },
    ),
    spawn(
      'prometheus',
      ['--config.file=prometheus.yml', `--web.listen-address=127.0.0.1:${prometheusPort}`, '--storage.tsdb.path=tsdb', '--log.level=error'],
      { cwd: folder, stdio: 'ignore' },
    ),
  ];
  const stop = async () => {
    await Promise.all(children.map(ended));
    for (const target of targets) await target.goDown();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until('Alertmanager is ready', () => answers(`http://127.0.0.1:${alertmanagerPort}/-/ready`));
    await until('Prometheus sees its targets up', async () => (await targetsUp(prometheusPort)) === targets.length);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Waits for something that real programs bring about in their own time; the test fails when it has not come within the seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 45): Promise<void> {
  const giveUp = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > giveUp) throw new Error(`It did not come about within ${seconds} s: ${what}.`);
    await sleep(50);
  }
}

async function targetsUp(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=sum(up)`).catch(() => null);
  const body = (await answer?.json()) as { data?: { result?: { value: [number, string] }[] } } | undefined;
  return Number(body?.data?.result?.[0]?.value[1] ?? 0);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = await serveMetrics(0);
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
