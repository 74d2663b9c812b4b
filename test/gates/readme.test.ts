import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/index.ts';
import { readConfig } from '../../src/config.ts';

const readme = readFileSync('README.md', 'utf8');
const section = (title: string) => readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('the README', () => {
  it('names every command, and none that there is not', () => {
    const program = new Command();
    for (const register of commands) register(program);
    const named = [...section('Command line').matchAll(/^\| (`.*?) \|/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`([a-z]+)/g)].map((match) => match[1]),
    );
    expect(named.toSorted()).toEqual(program.commands.map((command) => command.name()).toSorted());
  });

  it('lists the exit codes', () => {
    const codes = [...section('Command line').matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
    expect(codes).toEqual(Object.values(EXIT));
  });

  it('lists every setting with its default', () => {
    const rows = [...section('Settings').matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(
      (match) => [match[1] ?? '', (match[2] ?? '').replaceAll('`', '')] as const,
    );
    const defaults = Object.entries(readConfig({ MUSTER_CONFIG: 'none.yaml' }));
    for (const [name, value] of defaults) expect(Object.fromEntries(rows)[name]).toBe(String(value));
    const source = readFileSync('src/config.ts', 'utf8');
    expect(rows.map(([name]) => name).toSorted()).toEqual(
      [...source.matchAll(/^ {2}([A-Z_]+): z$|^ {2}([A-Z_]+): z[.\n]/gm)].map((match) => match[1] ?? match[2]).toSorted(),
    );
  });

  it('gives the two commands that a newcomer types', () => {
    expect(readme).toContain('    npm ci && npm start\n');
    expect(readme).toContain('    npm ci && npm test\n');
  });
});
