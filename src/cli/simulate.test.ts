import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { simulateCommand } from './simulate.ts';

const RUNBOOK = `# Till outage runbook

## Severity levels

- **SEV-1 (Critical):** No till works.
- **SEV-2 (High):** Some tills work.

## Escalation Matrix

### SEV-1 Incidents
- **Immediate**: On-call engineer
- **Within 15 minutes**: Shop Manager
- **Within 30 minutes**: Owner (if customer-facing)
`;

let folder = '';
const file = () => join(folder, 'runbook.md');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-simulate-'));
  await writeFile(file(), RUNBOOK);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function simulate(...options: string[]): Promise<string> {
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  simulateCommand(program);
  await program.parseAsync(['simulate', ...options], { from: 'user' });
  const text = printed.mock.calls.map(([line]) => String(line)).join('');
  printed.mockRestore();
  return text;
}

it('prints who would be paged when, from the runbook in the file', async () => {
  const text = await simulate(file(), '-s', 'SEV-1', '--at', '2026-11-21T03:00Z', '--answer', 'customer-facing=yes');
  expect(text).toContain('SEV-1, nobody acknowledges, resolved after 4h, customer-facing=yes');
  expect(text).toMatch(/\+0 .*03:00 {2}page {7}On-call engineer .*\(line 11\)/);
  expect(text).toMatch(/\+15m .*03:15 {2}page {7}Shop Manager .*\(line 12\)/);
  expect(text).toMatch(/\+30m .*03:30 {2}page {7}Owner .*\(line 13\)/);
});

it('compares with another runbook: who is told sooner, later, no more', async () => {
  const old = join(folder, 'old.md');
  await writeFile(
    old,
    RUNBOOK.replace('Within 15 minutes', 'Within 20 minutes').replace('- **Within 30 minutes**: Owner', '- **Within 40 minutes**: Auditor'),
  );
  const text = await simulate(file(), '-s', 'SEV-1', '--at', '2026-11-21T03:00Z', '--answer', 'customer-facing=yes', '--compare', old);
  expect(text).toMatch(/sooner +Shop Manager is paged at \+15m, was \+20m {2}\(line 12\)/);
  expect(text).toMatch(/new +Owner is paged at \+30m {2}\(line 13\)/);
  expect(text).toMatch(/gone +Auditor was paged at \+40m/);
  expect(text).toMatch(/\n {2}\+15m {20,}Shop Manager paged, sooner, was \+20m/);
  expect(text).toMatch(/\n {2}\+20m {2}Shop Manager paged\n/);
  expect(text).toContain('12 of 13 tellings differ.');
});

it('prints the same as JSON', async () => {
  const { moments } = JSON.parse(
    await simulate(file(), '-s', 'SEV-1', '--at', '2026-11-21T04:00', '--zone', 'Europe/Berlin', '--format', 'json'),
  );
  const [first] = moments.filter((moment: { kind: string }) => moment.kind === 'page');
  expect(first).toMatchObject({ at: Date.parse('2026-11-21T03:00Z'), who: ['On-call engineer'], src: { line: 11 } });
});

it.each([
  [['-s', 'P1'], 'The runbook has no severity "P1". It has: SEV-1, SEV-2.'],
  [['-s', 'SEV-1', '--ack', 'soon'], '--ack "soon" is not a length of time: write 15m, 4h or 1h30m.'],
  [['-s', 'SEV-1', '--resolve', '-4h'], '--resolve "-4h" is not a length of time'],
  [['-s', 'SEV-1', '--for', 'ever'], '--for "ever" is not a length of time'],
  [['-s', 'SEV-1', '--at', 'noon'], '--at "noon" is no time: write 2026-11-21T03:00Z.'],
  [['-s', 'SEV-1', '--zone', 'Moon/Base'], 'There is no time zone "Moon/Base"'],
  [['-s', 'SEV-1', '--answer', 'customer-facing'], '"customer-facing" is no answer: write --answer "customer-facing=yes".'],
  [['-s', 'SEV-1', '--answer', 'weather=yes'], 'The runbook does not ask "weather". It asks: customer-facing'],
  [['-s', 'SEV-1', '--answer', 'customer-facing=rather'], '"customer-facing?" decides who is told: answer yes or no.'],
  [['-s', 'SEV-1', '--format', 'xml'], 'There is no format "xml": text or json.'],
])('says what is wrong with %j', async (options, message) => {
  await expect(simulate(file(), ...options)).rejects.toThrow(message);
});

it('says which file cannot be read, and that a severity is needed', async () => {
  await expect(simulate(join(folder, 'gone.md'), '-s', 'SEV-1')).rejects.toThrow(/gone\.md: there is no such file/);
  const needed = 'Say what to play: a severity (--severity SEV-1; also SEV-2) or a scenario (--scenario night.yaml).';
  await expect(simulate(file())).rejects.toThrow(needed);
  const bare = join(folder, 'bare.md');
  await writeFile(bare, '# Outage\n\n## Phase 1: Triage\n\n- [ ] Look\n\n## Phase 2: Repair\n\n- [ ] Roll back\n');
  await expect(simulate(bare)).rejects.toThrow(
    /SEV-1; also SEV-2, SEV-3 and SEV-4; the runbook has no levels of its own, so these are the/,
  );
});
