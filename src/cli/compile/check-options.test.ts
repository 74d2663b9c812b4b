import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'muster-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function muster(...args: string[]) {
  const run = spawnSync(process.execPath, ['bin/muster.js', ...args], { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '' } });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const TEXT =
  "# Incident response\n\nSee [the plan]('plan.md').\n\n## Severity Levels\n- **SEV-1:** down\n- **SEV-2:** slow\n\n## Contacts\n- On-call: TBD\n";
const runbook = file('runbook.md', TEXT);

describe('muster check', { timeout: 60_000 }, () => {
  it('explains a rule with its examples, lists all of them, and knows a misspelt one', () => {
    expect(muster('check', '--explain', 'unfilled').out).toMatch(
      /Why it matters at 03:00: A blank cannot be called[\s\S]*With the fault\n.*## Contacts/u,
    );
    expect(muster('check', '--explain').out).toMatch(/^mojibake +warning +Broken characters$/mu);
    expect(muster('check', '--explain', 'unfiled')).toMatchObject({ status: 2, err: expect.stringContaining('Did you mean "unfilled"?') });
  });

  it('takes the level of a rule from the command line, over the one in the document', () => {
    const own = file('own.md', `---\nmuster: { rules: { unfilled: error } }\n---\n\n${TEXT}`);
    expect(muster('check', own).status).toBe(1);
    expect(muster('check', '--rule', 'unfilled=note', own).status).toBe(0);
    expect(muster('check', '--rule', 'unfilled=off', runbook).out).not.toContain('[unfilled]');
    expect(muster('check', '--rule', 'unfilled=loud', runbook)).toMatchObject({
      status: 2,
      err: expect.stringContaining('unfilled=warning'),
    });
    expect(muster('check', '--rule', 'unfiled=off', runbook)).toMatchObject({
      status: 2,
      err: expect.stringContaining('Did you mean "unfilled"?'),
    });
  });

  it('fails when there are more warnings than allowed', () => {
    expect(muster('check', '--max-warnings', '99', runbook).status).toBe(0);
    expect(muster('check', '--max-warnings', '0', runbook).status).toBe(1);
    expect(muster('check', '--max-warnings', 'few', runbook)).toMatchObject({ status: 2, err: expect.stringContaining('a whole number') });
  });

  it('shows the safe fixes as a diff, and makes them when it is told to', () => {
    const mended = file('mended.md', TEXT);
    expect(muster('check', '--fix', '--dry-run', mended).out).toContain("-See [the plan]('plan.md').\n+See [the plan](plan.md).");
    expect(readFileSync(mended, 'utf8')).toBe(TEXT);
    expect(muster('check', '--fix', mended).out).toContain('1 fixed');
    expect(readFileSync(mended, 'utf8')).toBe(TEXT.replace("'plan.md'", 'plan.md'));
    expect(muster('check', '--dry-run', mended)).toMatchObject({ status: 2, err: expect.stringContaining('--fix') });
  });

  it('prints SARIF with the path as it was given', () => {
    const log = JSON.parse(muster('check', '--format', 'sarif', 'runbooks/four-level-sev.md').out);
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('runbooks/four-level-sev.md');
  });
});

describe('muster pin', { timeout: 60_000 }, () => {
  it('prints the pins for what is doubtful, writes them once, and has nothing more to say then', () => {
    const doubtful = file('doubtful.md', `${TEXT}\n## Weather\n\n| Month | Rain |\n|---|---|\n| April | much |\n`);
    expect(muster('pin', doubtful).out).toContain('    - "| Month | Rain |"');
    expect(muster('pin', '--write', doubtful).out).toContain('added ignore');
    expect(muster('pin', doubtful).out).toContain('there is nothing to confirm');
    expect(muster('pin', file('list.md', '# Saturday\n\n- milk\n'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('no incident runbook'),
    });
  });
});
