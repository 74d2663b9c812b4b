import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIntake, type TestIntake } from '../../src/server/intake/intake.fixture.ts';

const run = promisify(execFile);
const missing = spawnSync('amtool', ['--version']).error !== undefined;
if (missing) {
  const reason = 'amtool is not installed (Debian: apt-get install prometheus-alertmanager)';
  if (process.env['CI'] === 'true') throw new Error(`CI must run this: ${reason}`);
  process.stdout.write(`skipped: ${reason}\n`);
}

describe.skipIf(missing)('amtool, as its users type it', () => {
  let muster: TestIntake;
  beforeAll(async () => {
    muster = await startIntake();
  });
  afterAll(() => muster.stop());

  /** What amtool prints; throws with what it complains about. */
  async function amtool(...args: string[]): Promise<string> {
    const { stdout } = await run('amtool', [...args, `--alertmanager.url=${muster.url}`], {
      timeout: 10_000,
      env: { ...process.env, HOME: '/nonexistent' },
    });
    await muster.engine.idle();
    return stdout;
  }

  test('alert add, and the alert is an incident', async () => {
    await amtool('alert', 'add', 'alertname=DiskFull', 'host=db-1', 'severity=page', '--annotation=summary=96 % used');
    const [alert] = await muster.store.alerts({ status: 'firing', limit: 10 });
    expect(alert).toMatchObject({
      labels: { alertname: 'DiskFull', host: 'db-1', severity: 'page' },
      annotations: { summary: '96 % used' },
    });
    expect(await muster.store.incidents({ limit: 10 })).toHaveLength(1);
  });

  test('alert query, with matchers and as JSON', async () => {
    await amtool('alert', 'add', 'alertname=Slow', 'host=web-1');
    expect(await amtool('alert', 'query')).toMatch(/DiskFull[\s\S]*Slow|Slow[\s\S]*DiskFull/);
    expect(await amtool('alert', 'query', 'host=~"db-.*"')).not.toContain('Slow');
    const found = JSON.parse(await amtool('alert', 'query', '-o', 'json', 'alertname=Slow'));
    expect(found).toMatchObject([{ labels: { alertname: 'Slow', host: 'web-1' }, status: { state: 'active' } }]);
  });

  test('silence add, query and expire', async () => {
    const id = (await amtool('silence', 'add', '--author=ana', '--comment=deploy', '--duration=1h', 'host=~"web-.*"')).trim();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await amtool('silence', 'query')).toContain('deploy');
    expect(await amtool('alert', 'query')).not.toContain('Slow');
    expect(await amtool('alert', 'query', '--silenced')).toContain('Slow');
    expect(await amtool('silence', 'query', '-o', 'json', 'host=~"web-.*"')).toContain(id);
    await amtool('silence', 'expire', id);
    expect(await amtool('silence', 'query')).not.toContain('deploy');
    expect(await amtool('silence', 'query', '--expired')).toContain('deploy');
    expect(await amtool('alert', 'query')).toContain('Slow');
  });

  test('silence update', async () => {
    const id = (await amtool('silence', 'add', '--author=ana', '--comment=short', '--duration=1h', 'host=web-2')).trim();
    expect(await amtool('silence', 'update', id, '--comment=longer', '--duration=3h')).toContain('longer');
    await amtool('silence', 'expire', id);
  });

  test('an alert that has ended is resolved', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    await amtool('alert', 'add', 'alertname=Slow', 'host=web-1', `--start=${ago(10)}`, `--end=${ago(1)}`);
    expect(await amtool('alert', 'query', 'alertname=Slow')).not.toContain('web-1');
  });

  test('what is wrong is told', async () => {
    await expect(amtool('silence', 'expire', '00000000-0000-4000-8000-000000000000')).rejects.toThrow(/not found|404|silence/i);
    await expect(amtool('silence', 'add', '--author=a', '--comment=c', 'alertname=~".*"')).rejects.toThrow(/at least one matcher/);
  });

  test('config show and cluster show answer', async () => {
    expect(await amtool('config', 'show')).toContain('Muster');
    expect(await amtool('cluster', 'show')).toContain('disabled');
  });
});
