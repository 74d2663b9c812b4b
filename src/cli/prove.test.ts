import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { proveCommand } from './prove.ts';

const RUNBOOK = `# Till outage runbook

## Severity levels

| Severity | Meaning | Respond within |
|---|---|---|
| SEV-1 | No till works | 15 minutes |
| SEV-2 | Some tills work | 4 hours |

## Escalation Matrix

### SEV-1 Incidents
- **Immediate**: On-call engineer

### SEV-2 Incidents
- **Next business day**: Shop Manager
`;
const SETTINGS = `
people:
  - { id: ana, name: Ana, contacts: [{ id: mail, channel: smtp, address: ana@example.org }] }
  - { id: bo, name: Bo }
bindings:
  - { role: On-call engineer, people: [bo] }
  - { role: Shop Manager, people: [ana] }
channels:
  smtp: { host: localhost, port: 1025, password: "\${MAIL_PASSWORD}", from: a@example.org }
`;

const CHRISTMAS = ['examples/christmas/runbook.md', '-f', 'examples/christmas/muster.yaml'];
const BO_BY_PAGER = SETTINGS.replace('name: Bo }', 'name: Bo, contacts: [{ id: pager, channel: pager, address: "7" }] }');

let folder = '';
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-prove-'));
  await writeFile(path('runbook.md'), RUNBOOK);
  await writeFile(path('muster.yaml'), SETTINGS);
  await writeFile(path('pager.yaml'), BO_BY_PAGER);
  await writeFile(path('no-channels.yaml'), BO_BY_PAGER.slice(0, BO_BY_PAGER.indexOf('channels:\n')));
  await writeFile(path('wrong.yaml'), 'people: [{ id: A B }]\n');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function prove(...options: string[]): Promise<{ text: string; code: unknown }> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  proveCommand(program);
  const before = process.exitCode;
  try {
    const when = options.includes('--from') ? [] : ['--from', '2026-11-21T02:00Z', '--for', '14d'];
    await program.parseAsync(['prove', ...options, ...when], { from: 'user' });
    return { text: written.join(''), code: process.exitCode };
  } finally {
    process.exitCode = before;
  }
}

describe('muster prove', { timeout: 20_000 }, () => {
  it('shows where a promise fails: the instant, the level and the line', async () => {
    const { text, code } = await prove(path('runbook.md'));
    expect(code).toBe(1);
    expect(text).toMatch(/Sat 2026-11-21 02:00, SEV-2: nobody who can be reached is told within 4 h, only after 2 d 7 h/);
    expect(text).toContain('16 | - **Next business day**: Shop Manager');
    expect(text).toMatch(/yes {2}SEV-1 {2}respond within 15 minutes \(line 7\); always at once: On-call engineer \(line 13\)/);
    expect(text).toContain('each role taken for one reachable person');
  });

  it('knows who cannot be reached, from muster.yaml, and asks for no secret', async () => {
    const { text } = await prove(path('runbook.md'), '-f', path('muster.yaml'));
    expect(text).toMatch(/SEV-1: nobody who can be reached is ever told: Bo has no contact method/);
    expect(text).toContain('On-call engineer cannot be reached: Bo has no contact method.');
  });

  it('takes nobody for reachable whose only channel is not set up, and everybody where no channels are spoken of', async () => {
    const said = await prove(path('runbook.md'), '-f', path('pager.yaml'));
    expect(said.text).toMatch(/SEV-1: nobody who can be reached is ever told: Bo can only be reached by pager, which is not set up/);
    expect(said.text).toContain('fix: Give Bo a contact method that works');
    const unsaid = await prove(path('runbook.md'), '-f', path('no-channels.yaml'));
    expect(unsaid.text).toMatch(/yes {2}SEV-1 {2}respond within 15 minutes/);
  });

  it('says of an incident at Christmas why it ends, when, and on which line', async () => {
    const { text } = await prove(...CHRISTMAS, '--from', '2026-12-25T02:00', '--for', '1d');
    const wrong = text.split('\n').filter((one) => one.startsWith('error'));
    expect(wrong).toEqual([
      'error[told-too-late] Fri 2026-12-25 02:00, SEV-2: nobody who can be reached is ever told: Jon Weber can only be reached by pager, ' +
        'which is not set up; Kim Sommer has no contact method; the last call is "Level 2: Secondary engineer" at once, line 27',
      'error[told-too-late] Fri 2026-12-25 02:00, SEV-3: nobody who can be reached is told within 3 d, only after 3 d 7 h',
      'error Fri 2026-12-25 02:00, SEV-3: when Lea Vogt does not answer, nobody else is ever called.',
    ]);
  });

  it('keeps a promise of three days over a weekend, but not over the one on which the clocks go back', async () => {
    const before = await prove(...CHRISTMAS, '--from', '2026-10-12T00:00', '--for', '7d');
    expect(before.text).toMatch(/yes {2}SEV-3 {2}respond within 3 days \(line 11\); at worst after 3 d /);
    const back = await prove(...CHRISTMAS, '--from', '2026-10-19T00:00', '--for', '7d');
    expect(back.text).toContain('Fri 2026-10-23 09:00, SEV-3: nobody who can be reached is told within 3 d, only after 3 d 1 h');
    expect(back.text).toContain('so it is for 0.6 % of all starts');
  });

  it('gives the same as JSON', async () => {
    const { text } = await prove(path('runbook.md'), '--format', 'json');
    const verdict = JSON.parse(text);
    expect(verdict).toMatchObject({ proved: false, imagined: true, effort: { complete: true } });
    expect(verdict.counterExamples[0]).toMatchObject({ severity: 'SEV-2', src: { line: 16 }, at: Date.parse('2026-11-21T02:00Z') });
  });

  it.each([
    [['runbook.md', '--zone', 'Nowhere'], 'There is no time zone "Nowhere"'],
    [['runbook.md', '--format', 'xml'], '--format xml: text or json.'],
    [['missing.md'], 'there is no such file'],
    [['runbook.md', '-f', 'missing.yaml'], 'cannot be read'],
    [['runbook.md', '-f', 'wrong.yaml'], 'people.0.id: an id is lower-case letters'],
  ])('refuses %j in a sentence', async ([file = '', ...options], message) => {
    const placed = options.map((one) => (one.endsWith('.yaml') ? path(one) : one));
    await expect(prove(path(file), ...placed)).rejects.toThrow(message);
  });
});
