import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'muster-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = readFileSync('runbooks/four-level-sev.md', 'utf8');
const LATER = TEXT.replace('- **Within 20 minutes**: Engineering Manager', '- **Within 60 minutes**: Engineering Manager');
const old = file('old.md', TEXT);
const later = file('later.md', LATER);

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function diff(args: string[], input = '') {
  const environment = { ...process.env, FORCE_COLOR: '', GIT_DIR: undefined };
  const run = spawnSync(process.execPath, [resolve('bin/muster.js'), 'diff', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: environment,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe('muster diff', { timeout: 60_000 }, () => {
  it('says what a later time does, with its lines, and fails because a promise got weaker', () => {
    const { status, out } = diff([old, later]);
    expect(status).toBe(1);
    expect(out).toContain('Weaker promises (1)');
    expect(out).toContain('SEV-2: Engineering Manager is told after 1 hour, was after 20 minutes  (line 68)');
    expect(out).toContain('1 promise got weaker.');
  });

  it('passes when the promise got stronger, and when only lines moved', () => {
    expect(diff([later, old])).toMatchObject({ status: 0, out: expect.stringContaining('Stronger promises (1)') });
    expect(diff([old, file('moved.md', `\n\n${TEXT}`)])).toMatchObject({
      status: 0,
      out: expect.stringContaining('Nothing that Muster does'),
    });
  });

  it('holds the first own rule against what the base policy did', () => {
    const silent = file('silent.md', '# Pager\n\n## Severity Levels\n- **SEV-1:** down\n- **SEV-2:** slow\n');
    const own = file('own.md', `${readFileSync(silent, 'utf8')}\n## Communication\n- Updates every 2 hours for SEV-1\n`);
    expect(diff([silent, own]).out).toMatch(
      /SEV-1: An update is due every 2 hours, was every 30 minutes {2}\(line \d+, was base policy line \d+\)/,
    );
  });

  it('gives JSON for programs and a comment for a pull request', () => {
    const { weaker, changes } = JSON.parse(diff([old, later, '--format', 'json']).out);
    expect(weaker).toBe(1);
    expect(changes).toMatchObject([{ kind: 'escalation', effect: 'weaker', before: 'after 20 minutes', after: 'after 1 hour' }]);
    const { out, status } = diff([old, later, '--format', 'markdown']);
    expect(status).toBe(1);
    expect(out).toMatch(/^\*\*Incident Response: Storefront\*\*: 1 promise got weaker\.\n/);
    expect(out).toContain('| ⬇ weaker | SEV-2: Engineering Manager is told after 1 hour, was after 20 minutes |');
  });

  it('reads one of the two from git or from a pipe', () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    git('init', '-q');
    git('add', 'old.md');
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', 'A runbook');
    expect(diff(['git:HEAD:old.md', later]).status).toBe(1);
    expect(diff(['-', later], TEXT).status).toBe(1);
    expect(diff(['git:HEAD:none.md', later])).toMatchObject({
      status: 2,
      err: expect.stringContaining("'none.md' does not exist in 'HEAD'"),
    });
    expect(diff(['git:--help:old.md', later])).toMatchObject({ status: 2, err: expect.stringContaining('git:REVISION:PATH') });
    expect(diff(['git:HEAD', later])).toMatchObject({ status: 2, err: expect.stringContaining('git:REVISION:PATH') });
  });

  it('says why it cannot read one of them', () => {
    expect(diff([join(folder, 'none.md'), later])).toMatchObject({ status: 2, err: expect.stringContaining('there is no such file') });
    expect(diff([file('empty.md', ''), later])).toMatchObject({ status: 2, err: expect.stringContaining('The file is empty.') });
    expect(diff([old, file('deep.md', '>'.repeat(5_000))])).toMatchObject({ status: 2, err: expect.stringContaining('deep.md:1:') });
    expect(diff(['-', '-'])).toMatchObject({ status: 2, err: expect.stringContaining('Only one') });
    expect(diff([old, later, '--format', 'xml'])).toMatchObject({ status: 2, err: expect.stringContaining('text, json or markdown') });
  });

  it('shows what a hostile text would have the terminal or the forge do', () => {
    const text = TEXT.replaceAll('Engineering Manager', 'Eve \u001b[2J <img src=x> @everyone [here](http://evil.example) #1');
    expect(diff([old, file('hostile.md', text)]).out).not.toContain('\u001b');
    const { out } = diff([old, file('hostile.md', text), '--format', 'markdown']);
    expect(out).not.toMatch(/<img|@everyone|\[here\]|http:\/\/|#1\b/u);
  });
});
