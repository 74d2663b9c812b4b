import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
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

const runbook = file(
  'runbook.md',
  '# Runbook\n\n## Severity Levels\n- **SEV-1:** down\n- **SEV-2:** slow\n\n## Contacts\n- On-call: TBD\n',
);

describe('muster check', { timeout: 60_000 }, () => {
  it('shows the owner the line, what is missing and how to mend it; warnings alone do not fail', () => {
    const { status, out } = muster('check', runbook);
    expect(status).toBe(0);
    expect(out).toContain('warning[unfilled] The contact "On-call" is not filled in.');
    expect(out).toContain(`${runbook}:8:3`);
    expect(out).toContain('8 | - On-call: TBD');
    expect(out).toMatch(/fix: Write the number/);
    expect(out).not.toContain('\u001b[');
  });

  it('fails on warnings with --strict, and on a document that is no runbook', () => {
    expect(muster('check', '--strict', runbook).status).toBe(1);
    const other = muster('check', file('list.md', '# Saturday\n\n- milk\n'));
    expect(other.status).toBe(1);
    expect(other.out).toContain('no incident runbook');
  });

  it('prints JSON for other programs', () => {
    const [result] = JSON.parse(muster('check', '--format', 'json', runbook).out);
    expect(result).toMatchObject({
      file: runbook,
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ ruleId: 'unfilled', line: 8, why: expect.stringContaining('A blank cannot be called') }),
      ]),
    });
  });

  it('shows control characters of a document instead of obeying them', () => {
    expect(muster('check', file('escape.md', '## Contacts\n- \u001b[31mOn-call: TBD\n')).out).toContain('\\u001b[31m');
  });

  it('says what to do about a missing file, a folder and a wrong format', () => {
    expect(muster('check', join(folder, 'none.md'))).toMatchObject({ status: 2, err: expect.stringContaining('there is no such file') });
    expect(muster('check', folder)).toMatchObject({ status: 2, err: expect.stringContaining('that is a folder') });
    expect(muster('check', '--format', 'xml', runbook)).toMatchObject({ status: 2, err: expect.stringContaining('text or json or sarif') });
  });
});

describe('muster explain', { timeout: 60_000 }, () => {
  it('says each fact in a sentence with its line', () => {
    const { out, status } = muster('explain', runbook);
    expect(status).toBe(0);
    expect(out).toContain('4  SEV-1 is level 1 of 2: down.');
    expect(out).toContain('-  No escalation is stated.');
  });

  it('prints the policy or the facts as JSON', () => {
    expect(JSON.parse(muster('explain', '--format', 'json', runbook).out)).toMatchObject({
      version: 1,
      severities: [{ id: 'SEV-1' }, { id: 'SEV-2' }],
    });
    expect(JSON.parse(muster('explain', '--format', 'facts', runbook).out)).toMatchObject({
      severities: [{ id: 'SEV-1', order: 1 }, { order: 2 }],
      contacts: [{ contact: 'TBD' }],
    });
  });

  it('gives the reason when a file cannot be read as a runbook', () => {
    expect(muster('explain', file('empty.md', ''))).toMatchObject({ status: 1, err: expect.stringContaining('The file is empty.') });
  });
});
