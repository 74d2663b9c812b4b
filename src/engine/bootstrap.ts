import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompiledPolicy } from '../core/policy/policy.ts';
import { compileApart } from './compile-apart.ts';
import type { EngineParts } from './engine-parts.ts';
import { FALLBACK_RUNBOOK } from './fallback-runbook.ts';
import { reasonOf } from './log.ts';
import type { RunbookRevision, RunbookRow } from './store.ts';

/** The base policy fills what other runbooks leave open; nobody works by it. */
const NOT_A_SAMPLE = 'base.md';
/** The shortest of the samples: what alerts are run by until somebody chooses. */
const DEFAULT = 'small-team';

/** A new installation starts with the sample runbooks, so that an alert that comes first is an incident already. */
export async function bootstrap(parts: Pick<EngineParts, 'store' | 'clock' | 'log'>, folder: string): Promise<void> {
  const { store, clock, log } = parts;
  if ((await store.runbooks()).length > 0) return;
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.md') && file !== NOT_A_SAMPLE).sort();
  const read = files.map(async (file) => {
    try {
      return [{ file, text: await readFile(join(folder, file), 'utf8') }];
    } catch (error) {
      log.error({ file, reason: reasonOf(error) }, 'a sample runbook could not be loaded');
      return [];
    }
  });
  const texts = (await Promise.all(read)).flat();
  if (texts.length === 0) {
    log.error({ folder }, 'no sample runbook was found: incidents are run by a fallback until one is added');
    texts.push({ file: 'incident-response.md', text: FALLBACK_RUNBOOK });
  }
  const compilations = await compileApart(texts.map(({ text }) => text));
  const samples = texts.flatMap(({ file, text }, index) => {
    const policy = compilations[index]?.policy;
    return policy === undefined ? [] : [sampleOf(file, text, policy, clock.now())];
  });
  await store.transact(async (tx) => {
    if ((await tx.runbooks()).length > 0) return;
    for (const { row, revision } of samples) await tx.saveRunbook(row, revision);
    const start = samples.find(({ row }) => row.id === DEFAULT) ?? samples[0];
    if (start !== undefined) await tx.saveSettings({ defaultRunbook: start.row.id });
  });
  log.info({ runbooks: samples.length }, 'sample runbooks loaded');
}

/** The file's name without `.md` is the runbook's id, its title the name. */
function sampleOf(file: string, text: string, policy: CompiledPolicy, now: number): { row: RunbookRow; revision: RunbookRevision } {
  const id = file.replace(/\.md$/, '');
  return {
    row: { id, name: policy.document.title ?? id, hash: policy.hash, updatedAt: now },
    revision: { hash: policy.hash, runbookId: id, text, policy, createdAt: now },
  };
}
