import { expect, it } from 'vitest';
import { compile } from '../runbook/compile.ts';
import { comparePolicies } from './compare-policies.ts';

const STEPS = [
  'Acknowledge the alert',
  'Assess the severity',
  'Find who is affected',
  'Open a ticket',
  'Tell the manager',
  'Watch the graphs',
];

const policyOf = (steps: readonly string[]) =>
  compile(`# Incident runbook\n\n## Triage\n\n${steps.map((one) => `- [ ] ${one}`).join('\n')}\n`).policy;
const said = (steps: readonly string[]) => comparePolicies(policyOf(STEPS), policyOf(steps)).map((one) => `${one.effect}: ${one.sentence}`);
const [first = '', second = '', third = '', ...rest] = STEPS;

it('names the one step that moved, and what it follows now', () => {
  expect(said([first, third, second, ...rest])).toHaveLength(1);
  expect(said([...rest.slice(0, 2), first, second, third, ...rest.slice(2)])).toHaveLength(2);
  expect(said(['Watch the graphs', first, second, third, ...rest.slice(0, 2)])).toEqual([
    'neutral: Triage › Watch the graphs now comes first, was after "Tell the manager"',
  ]);
});

it('says once that everything stands elsewhere', () => {
  expect(said(STEPS.toReversed())).toEqual(['neutral: Triage has its steps in another order']);
});

it('says nothing of order where a step is only gone or new', () => {
  expect(said([first, third, ...rest])).toEqual(['weaker: Triage › Assess the severity is no longer a step']);
  expect(said([first, 'Breathe deeply', second, third, ...rest])).toEqual(['stronger: Triage › Breathe deeply is a new step']);
});
