import { expect, it } from 'vitest';
import { compile } from '../runbook/compile.ts';
import { comparePolicies } from './compare-policies.ts';

const policyOf = (security: string, owner = 'Technical Lead') =>
  compile(`# Incident runbook

## Roles

| Role | Responsibility |
| --- | --- |
| ${owner} | Finds the cause |
| Scribe | Writes down what happens |

## Contacts

| Role | Contact |
| --- | --- |
| Primary On-Call | @ana |
${security}
## Triage

- [ ] Acknowledge the alert
- [ ] ${owner} isolates the host
- [ ] Tell the shop
`).policy;
const said = (before: string, after: string) =>
  comparePolicies(policyOf(before), policyOf(after)).map((one) => `${one.effect}: ${one.sentence}`);

it('says of a contact that it became a blank, once, and what it was', () => {
  const [filled, blank] = ['| Security | security@shop.example |\n', '| Security | - |\n'];
  expect(said(filled, blank)).toEqual(['weaker: Security is no longer filled in, was security@shop.example']);
  expect(said(blank, filled)).toEqual(['stronger: Security is reached at security@shop.example, was not filled in']);
});

it('takes away a blank without calling it a loss', () => {
  expect(said('| Security | - |\n', '')).toEqual(['neutral: Security can no longer be looked up, was not filled in']);
  expect(said('| Security | @sec |\n', '')).toEqual(['weaker: Security can no longer be looked up, was @sec']);
});

it('says that a role has another name, and not each step that is its', () => {
  const changes = comparePolicies(policyOf(''), policyOf('', 'Engineering Lead'));
  expect(changes.filter((one) => one.kind !== 'step').map((one) => one.sentence)).toEqual([
    'Technical Lead is now called "Engineering Lead"',
  ]);
  expect(changes.filter((one) => one.sentence.includes('is the step of'))).toEqual([]);
});
