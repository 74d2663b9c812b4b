import { expect, it } from 'vitest';
import { compile } from '../runbook/compile.ts';
import { comparePolicies } from './compare-policies.ts';

const said = (before: string, after: string) =>
  comparePolicies(compile(before).policy, compile(after).policy).map((one) => `${one.effect}: ${one.sentence}`);
const phases = (step: string) =>
  `# Incident runbook\n\n## Phase 1: Triage\n\n- [ ] ${step}\n\n## Phase 2: Repair\n\n- [ ] Roll back the release\n`;

it('ends a step that is named in the middle of a sentence without its stop', () => {
  expect(said(phases('Look at the graphs.'), phases('Look at the graphs for five minutes.'))).toEqual([
    'neutral: Triage › Look at the graphs now reads "Look at the graphs for five minutes."',
  ]);
});

it('says of the lines below a step only those that differ', () => {
  const step = (time: string) => phases(`Call the duty desk\n  > Their number is on the door.\n  >\n  > They answer within ${time}.`);
  expect(said(step('a minute'), step('an hour'))).toEqual([
    'neutral: Triage › Call the duty desk has the detail "They answer within an hour." in the place of "They answer within a minute."',
  ]);
});

it('calls a report a report, and a review a review', () => {
  const learnt = (hours: number, days: number) =>
    `${phases('Look')}\n## Post-incident review\n\n- Hold the review within ${hours} hours of resolution\n- Publish the report within ${days} days of resolution\n`;
  expect(said(learnt(24, 5), learnt(48, 7)).filter((one) => one.startsWith('weaker'))).toEqual([
    'weaker: Every severity: The review is to be held within 48 hours of the resolution, was within 24 hours of the resolution',
    'weaker: Every severity: The report is to be published within 1 week of the resolution, was within 5 days of the resolution',
  ]);
});
