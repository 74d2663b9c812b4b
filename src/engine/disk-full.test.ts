import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firing, START, startEngine } from './engine.fixture.ts';
import { StoreUnavailable } from './store.ts';

test('a full disk refuses what it cannot keep; what it took is paged when there is room again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-full-'));
  const path = join(folder, 'muster.db');
  const full = await startEngine({ sqlite: { path, maxPages: 120 } });
  const accepted: string[] = [];
  const filler = 'x'.repeat(4_000);
  for (let i = 0; ; i++) {
    const alertname = `Alert${i}`;
    try {
      await full.engine.accept({ receivedAt: START, source: 'generic', signals: [firing({ alertname }, { summary: alertname, filler })] });
      accepted.push(alertname);
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      break;
    }
  }
  expect(accepted.length).toBeGreaterThan(0);
  await full.stop();

  const roomy = await startEngine({ sqlite: { path } });
  await roomy.clock.advance('1m');
  const raised = (await roomy.incidents()).map(({ state }) => state.title);
  expect(accepted.filter((name) => !raised.includes(name))).toEqual([]);
  const pages = await Promise.all((await roomy.incidents()).map(({ id }) => roomy.store.outboxOf(id)));
  for (const [first] of pages) expect(first).toMatchObject({ status: 'sent' });
  await roomy.stop();
  rmSync(folder, { recursive: true });
});
