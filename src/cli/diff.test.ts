import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

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

describe('the recipes of docs/ci', { timeout: 120_000 }, () => {
  const block = (recipe: string) => parse(/```yaml\n([\s\S]*?)```/u.exec(readFileSync(recipe, 'utf8'))?.[1] ?? '');

  /** A repository with one change of a runbook whose name needs quoting, and Muster checked out beside it. */
  function project(): string {
    const place = mkdtempSync(join(folder, 'project-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: place, stdio: 'pipe' });
    git('init', '-q');
    symlinkSync(resolve('.'), join(place, '.muster'));
    mkdirSync(join(place, 'runbooks'));
    writeFileSync(join(place, 'runbooks', 'the shop.md'), TEXT);
    git('add', 'runbooks');
    git('commit', '-qm', 'Before');
    writeFileSync(join(place, 'runbooks', 'the shop.md'), LATER);
    writeFileSync(join(place, 'runbooks', 'new.md'), TEXT);
    git('add', 'runbooks');
    git('commit', '-qm', 'After');
    return place;
  }

  it('keep on GitHub what the diff said, for the comment and for the last step', () => {
    const place = project();
    const { run } = block('docs/ci/github.md').jobs.runbooks.steps.find((step: { name?: string }) => step.name === 'Diff');
    const [summary, output] = [join(place, 'summary.md'), join(place, 'output')];
    const env = { ...process.env, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output };
    const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], { cwd: place, encoding: 'utf8', env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(output, 'utf8')).toBe('worst=1\n');
    expect(readFileSync(summary, 'utf8')).toMatch(
      /^<!-- muster diff -->\n\*\*Incident Response: Storefront\*\*: 1 promise got weaker\.\n/u,
    );
  });

  it.each([
    ['', 1],
    ['docs,weaker-promise-agreed', 0],
  ])('fail on GitLab for a weaker promise, unless it was agreed to (labels "%s")', (labels, expected) => {
    const place = project();
    const base = execFileSync('git', ['rev-parse', 'HEAD^'], { cwd: place, encoding: 'utf8' }).trim();
    const [script] = block('docs/ci/gitlab.md').runbooks.script;
    // What `prove` says of the sample is for its own test.
    const compared = script.replace(/^.* prove .*$/mu, ':');
    const env = { ...process.env, CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_MERGE_REQUEST_LABELS: labels, MUSTER_NOTE_TOKEN: '' };
    const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', compared], { cwd: place, encoding: 'utf8', env });
    expect({ status, stdout }).toMatchObject({ status: expected, stdout: expect.stringContaining('1 promise got weaker') });
  });
});
