import { describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { resolveRole } from './resolve-role.ts';
import { sameRole } from './role-name.ts';

const someone = (id: string, name: string) => ({ id, name, email: `${id}@example.com`, zone: 'UTC', contacts: [] });
const directory: Directory = {
  people: [someone('ada', 'Ada Lovelace'), someone('bo', 'Bo Diddley'), someone('cy', 'Cy Young')],
  groups: [{ id: 'g1', name: 'Executive team', members: ['cy', 'bo', 'gone'] }],
  bindings: [
    { role: 'On-call engineer', people: ['ada'], groups: [] },
    { role: 'Chief Technology Officer', people: ['bo', 'bo'], groups: [] },
    { role: 'EM', people: ['cy'], groups: [] },
    { role: 'Department heads', people: [], groups: ['g1'] },
  ],
  catchAll: [],
};
const ids = (name: string, holders: { role: string; personId: string }[] = []) =>
  resolveRole(name, directory, holders).map((person) => person.id);

describe('a role name in the runbook', () => {
  it.each([
    ['On-call Engineer', 'on call engineers'],
    ['Primary On-Call', 'On-call engineer'],
    ['Incident Commander (IC)', 'IC'],
    ['Incident Commander (IC)', 'incident-commander'],
    ['VP of Engineering', 'VP Engineering'],
    ['CTO', 'Chief Technology Officer'],
    ['the affected teams', 'Affected Team'],
    ['All deputies', 'Deputy'],
    ['Database boss', 'database boss'],
    ['SRE (site reliability)', 'Site Reliability'],
    ['Responsables de sécurité', 'responsables de sécurité'],
  ])('%s means %s', (a, b) => {
    expect(sameRole(a, b)).toBe(true);
    expect(sameRole(b, a)).toBe(true);
  });

  it.each([
    ['Secondary On-Call', 'On-call engineer'],
    ['Communications Lead', 'Technical Lead'],
    ['Security Engineer', 'Security Lead'],
    ['Boss', 'Bos'],
    ['C', 'CTO'],
    ['Incident Commander (IC)', 'Incident Scribe (IS)'],
    ['', 'CTO'],
    ['...', '---'],
  ])('%s does not mean %s', (a, b) => {
    expect(sameRole(a, b)).toBe(false);
  });
});

describe('the people behind a role', () => {
  it('are those bound to it, each once, however the runbook spells it', () => {
    expect(ids('on-call engineers')).toEqual(['ada']);
    expect(ids('CTO')).toEqual(['bo']);
    expect(ids('department head')).toEqual(['cy', 'bo']);
  });

  it('are found by initials only when nobody is bound to the name itself', () => {
    expect(ids('Engineering Manager')).toEqual(['cy']);
    const both = { ...directory, bindings: [...directory.bindings, { role: 'Engineering Manager', people: ['ada'], groups: [] }] };
    expect(resolveRole('Engineering Manager', both).map((person) => person.id)).toEqual(['ada']);
  });

  it('may be named themselves, or as a group', () => {
    expect(ids('executive team')).toEqual(['cy', 'bo']);
    expect(ids('Ada Lovelace')).toEqual(['ada']);
    expect(ids('bo@example.com')).toEqual(['bo']);
    expect(resolveRole('catch all', { ...directory, catchAll: ['cy'] }).map((person) => person.id)).toEqual(['cy']);
  });

  it('give way to whoever holds the role in the incident', () => {
    expect(ids('on-call engineer', [{ role: 'On-call Engineer', personId: 'cy' }])).toEqual(['cy']);
  });

  it('are nobody where nobody is bound', () => {
    expect(ids('Scribe')).toEqual([]);
    expect(ids('')).toEqual([]);
  });
});
