import type { Rule } from './rule.ts';

const FIX = 'Write below it, for example, "Hold the review within 48 hours of resolution."';

export const reviewWithoutDeadline: Rule = {
  id: 'review-without-deadline',
  level: 'warning',
  title: 'A review without a deadline',
  what: 'A review or postmortem is required, but nothing says by when. A note only where it is a mere chapter.',
  why: 'After a week nobody remembers the order of events, and the review that has no date is never held.',
  instead: 'Write the deadline counted from the resolution: "Hold the review within 48 hours of resolution."',
  bad: ['## Severity levels', '', '- **SEV-1:** down', '- **SEV-2:** slow', '', '## Post-Mortem', '', '**Required for SEV-1 incidents.**'],
  good: [
    '## Severity levels',
    '',
    '- **SEV-1:** down',
    '- **SEV-2:** slow',
    '',
    '## Post-Mortem',
    '',
    '**Required for SEV-1 incidents within 48 hours.**',
  ],
  check({ policy, words }, report) {
    const { deadlines } = policy.review;
    const dated = deadlines.some((deadline) => deadline.delay !== null);
    for (const deadline of deadlines)
      if (deadline.required && deadline.delay === null && !dated)
        report('review-without-deadline', deadline.src, {
          reason: 'A review is required, but no deadline is stated.',
          missing: 'The time within which it must be held.',
          fix: FIX,
          group: 'required',
        });
    const phase =
      deadlines.length === 0 ? policy.phases.find((each) => each.stage === 'review' && words.topics(each.name).has('review')) : undefined;
    if (phase)
      report('review-without-deadline', phase.src, {
        level: 'info',
        reason: 'There is a review, but no deadline for it.',
        understood: `The phase "${phase.name}" comes after the resolution; nothing says when.`,
        missing: 'The time within which it must be held.',
        fix: FIX,
      });
  },
};
