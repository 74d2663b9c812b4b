import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configuration } from '../../src/contract/configuration.ts';
import { resolveRole } from '../../src/core/oncall/resolve-role.ts';
import { compile } from '../../src/core/runbook/compile.ts';
import { integrations } from '../../src/integration/index.ts';

const example = configuration.parse(parse(readFileSync('examples/muster.yaml', 'utf8')));
const { people = [], groups = [], bindings = [], catchAll = [], routes = [], channels = {} } = example;
const directory = { people, groups, bindings, catchAll };
const runbooks = readdirSync('runbooks').filter((file) => file.endsWith('.md') && file !== 'base.md');
const policyOf = (file: string) => compile(readFileSync(`runbooks/${file}`, 'utf8')).policy;

describe('examples/muster.yaml', () => {
  it('names only people, runbooks, levels and channels that there are', () => {
    const ids = new Set(people.map((person) => person.id));
    for (const id of [...groups.flatMap((group) => group.members), ...bindings.flatMap((one) => one.people), ...catchAll])
      expect(ids).toContain(id);
    for (const route of routes) {
      expect(runbooks).toContain(`${route.runbook}.md`);
      const levels = policyOf(`${route.runbook}.md`).severities.map((one) => one.id);
      for (const level of Object.values(route.severityMap)) expect(levels).toContain(level);
    }
    expect(runbooks).toContain(`${example.defaultRunbook}.md`);
  });

  it('gives each person contacts that their channel can use, and each channel settings that it takes', () => {
    for (const { channel, address } of people.flatMap((person) => person.contacts)) {
      const integration = integrations.find((one) => one.name === channel);
      expect(integration?.notify, channel).toBeDefined();
      expect(integration?.address?.check(address)).toBeNull();
    }
    for (const [name, settings] of Object.entries(channels)) {
      expect(integrations.find((one) => one.name === name)?.config.safeParse(settings).success, name).toBe(true);
    }
  });

  it.each(runbooks)('binds every role that %s pages', (file) => {
    const { matrix, ladders } = policyOf(file);
    const roles = [...matrix, ...ladders.flatMap((ladder) => ladder.rungs)].flatMap((step) => step.to);
    const unheld = [...new Set(roles)].filter((role) => resolveRole(role, directory).length === 0);
    expect(unheld).toEqual([]);
  });
});
