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

let folder = '';
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-prove-'));
  await writeFile(path('runbook.md'), RUNBOOK);
  await writeFile(path('muster.yaml'), SETTINGS);
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
    await program.parseAsync(['prove', ...options, '--from', '2026-11-21T02:00Z', '--for', '14d'], { from: 'user' });
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
    expect(text).toMatch(/yes {2}SEV-1 {2}respond: 15 minutes \(line 7\); always at once: On-call engineer \(line 13\)/);
    expect(text).toContain('each role taken for one reachable person');
  });

  it('knows who cannot be reached, from muster.yaml, and asks for no secret', async () => {
    const { text } = await prove(path('runbook.md'), '-f', path('muster.yaml'));
    expect(text).toMatch(/SEV-1: nobody who can be reached is ever told: Bo has no contact method/);
    expect(text).toContain('On-call engineer cannot be reached: Bo has no contact method.');
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
