import { expect, it } from 'vitest';
import { offsetText, simulationText } from './simulation-text.ts';

const at = Temporal.Instant.from('2026-11-21T22:50:00Z').epochMilliseconds;
const src = { line: 67, column: 1, endLine: 67 };

it('a simulation reads as a timeline: offset, wall clock, what, who, line', () => {
  const text = simulationText(
    {
      moments: [
        { at, offsetMinutes: 0, kind: 'page', text: 'Immediately: CTO.', who: ['CTO'], src },
        { at: at + 900_000, offsetMinutes: 15, kind: 'deadline', text: 'Respond', who: ['IC'], src },
        { at: at + 5_400_000, offsetMinutes: 90, kind: 'incident', text: 'Resolved', who: [], src: null },
      ],
      unanswered: [
        { field: 'customer-facing', text: 'Within 30 minutes: CEO', src },
        { field: null, text: 'Best effort: PO', src },
      ],
      uncalled: [],
      decisions: 1,
      spans: [],
      resolvedAt: null,
    },
    'Europe/Berlin',
  );
  expect(text.split('\n')).toEqual([
    '    +0  Sat 2026-11-21 23:50  page       CTO — Immediately: CTO.  (line 67)',
    '  +15m  Sun 2026-11-22 00:05  due        Respond [IC]  (line 67)',
    '+1h30m                 01:20  *          Resolved',
    '',
    'Not reached:',
    '  Within 30 minutes: CEO  (line 67): try --answer "customer-facing=yes"',
    '  Best effort: PO  (line 67): the runbook gives no time that a clock could keep',
  ]);
});

it('what hangs on one answer is said together', () => {
  const [first, second, other] = ['On condition: Billing', 'On condition: Billing Manager', 'On condition: Legal'];
  const unanswered = [
    { field: 'billing', text: first ?? '', src },
    { field: 'breach', text: other ?? '', src: null },
    { field: 'billing', text: second ?? '', src },
  ];
  const text = simulationText({ moments: [], unanswered, uncalled: [], decisions: 1, spans: [], resolvedAt: null }, 'UTC');
  expect(text.split('\n').slice(2)).toEqual([
    `  ${first}  (line 67)`,
    `  ${second}  (line 67)`,
    '    try --answer "billing=yes"',
    `  ${other}: try --answer "breach=yes"`,
  ]);
});

it('what comes again and again is said once', () => {
  const updates = [30, 60, 90].map((offsetMinutes) => ({
    at: at + offsetMinutes * 60_000,
    offsetMinutes,
    kind: 'deadline' as const,
    text: 'Post an update.',
    who: ['IC'],
    src,
  }));
  const text = simulationText({ moments: updates, unanswered: [], uncalled: [], decisions: 1, spans: [], resolvedAt: null }, 'UTC');
  expect(text).toBe('+30m  Sat 2026-11-21 23:20  due        Post an update; 2 times more, the last at +1h30m [IC]  (line 67)');
});

it.each([
  [0, '+0'],
  [15, '+15m'],
  [90, '+1h30m'],
  [1440, '+1d'],
  [3000, '+2d2h'],
])('%i minutes are %s', (minutes, text) => {
  expect(offsetText(minutes)).toBe(text);
});
