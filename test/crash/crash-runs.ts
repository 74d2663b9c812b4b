import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOUNDARIES, type BoundaryName } from '../../src/engine/boundary.ts';
import { createDice } from './dice.ts';
import { type Kill, MOMENTS, type Paging } from './orders.ts';
import { type Provider, startProvider } from './provider.ts';
import { createStandby, type Runner } from './standby.ts';

/** So many kills hit one database, one after the other, before what came of it is counted. */
const KILLS_PER_DATABASE = 25;

/** What was proved or not. `failures` are sentences, each with the seed of its database. */
export type CrashReport = {
  runs: number;
  killedAt: Partial<Record<BoundaryName | 'idle', number>>;
  accepted: number;
  pages: number;
  duplicates: number;
  failures: string[];
};

/**
 * Kills Muster again and again between the taking in of an alert and its page, and counts: each alert that got its 2xx must be paged, with one
 * idempotency key, and no crash may bring more than one duplicate (of one message, where several are on their way).
 */
export async function crashRuns(runs: number, seed: number): Promise<CrashReport> {
  const report: CrashReport = { runs: 0, killedAt: {}, accepted: 0, pages: 0, duplicates: 0, failures: [] };
  for (let database = 0; report.runs < runs; database++) {
    const kills = Math.min(KILLS_PER_DATABASE, runs - report.runs);
    await killRepeatedly(kills, seed * 1_000_003 + database, report);
  }
  return report;
}

async function killRepeatedly(kills: number, seed: number, report: CrashReport): Promise<void> {
  const dice = createDice(seed);
  const paging: Paging = dice.one(['at-once', 'by-wake']);
  const burst = dice.number(3) === 0 ? 4 : 1;
  const folder = mkdtempSync(join(tmpdir(), 'muster-crash-'));
  const provider = await startProvider();
  const standby = createStandby();
  const accepted: string[] = [];
  const fail = (what: string) => report.failures.push(`seed ${seed} (${paging}, ${burst} at a time): ${what}`);
  try {
    for (let run = 0; run < kills; run++) {
      const before = duplicatesOf(provider);
      const kill: Kill = { boundary: dice.one(BOUNDARIES), hit: dice.number(5) === 0 ? 2 : 1, moment: dice.one(MOMENTS) };
      const runner = standby.next();
      runner.begin({ folder, provider: provider.url, paging, kill });
      const killed = await sendAndDie(runner, burst, `${seed}-${run}`, accepted);
      const where = killed ? kill.boundary : 'idle';
      report.killedAt[where] = (report.killedAt[where] ?? 0) + 1;
      report.runs++;
      const added = duplicatesOf(provider) - before;
      if (added > burst) fail(`the crash before run ${run} brought ${added} duplicates (killed now at ${JSON.stringify(kill)})`);
    }
    const last = standby.next();
    last.begin({ folder, provider: provider.url, paging, kill: null });
    await last.ready();
    const state = await last.idle();
    await last.kill();
    if (state === null || state.undelivered > 0 || state.problems.length > 0) fail(`after the last start: ${JSON.stringify(state)}`);
    count(provider, accepted, kills, report, fail);
  } finally {
    await standby.close();
    await provider.close();
    rmSync(folder, { recursive: true });
  }
}

/** Sends alerts as a monitor does and notes which got their 2xx. Resolves to false when the process had to be killed from outside, idle. */
async function sendAndDie(runner: Runner, burst: number, name: string, accepted: string[]): Promise<boolean> {
  const port = await runner.ready();
  if (port === null) return true;
  const alerts = Array.from({ length: burst }, (_, index) => `alert-${name}-${index}`);
  await Promise.all(
    alerts.map(async (alert) => {
      if (await send(port, alert)) accepted.push(alert);
    }),
  );
  const alive = (await runner.idle()) !== null;
  await runner.kill();
  return !alive;
}

async function send(port: number, alert: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify([{ labels: { alertname: alert } }]),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function duplicatesOf({ receipts }: Provider): number {
  return receipts.length - new Set(receipts.map(({ key }) => key)).size;
}

function count(provider: Provider, accepted: string[], kills: number, report: CrashReport, fail: (what: string) => void): void {
  const keysOf = new Map<string, string[]>();
  for (const { key, alert } of provider.receipts) keysOf.set(alert, [...(keysOf.get(alert) ?? []), key]);
  for (const alert of accepted) if (!keysOf.has(alert)) fail(`${alert} got its 2xx and was never paged`);
  for (const [alert, keys] of keysOf) {
    if (new Set(keys).size > 1) fail(`${alert} was paged with ${new Set(keys).size} different keys: ${keys.join(', ')}`);
    if (keys.length > 1 + kills) fail(`${alert} was paged ${keys.length} times`);
  }
  report.accepted += accepted.length;
  report.pages += provider.receipts.length;
  report.duplicates += duplicatesOf(provider);
}
