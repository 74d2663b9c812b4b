import type { Rule } from './rule.ts';

const text = (...pins: string[]): string[] => [
  '---',
  'muster:',
  ...pins,
  '---',
  '',
  '## Severity levels',
  '',
  '- **SEV-1:** everything is down',
  '- **SEV-2:** a part is down. Respond within 1 hour.',
];

/** The rules about the front matter's own `muster:` part; the part that applies the pins reports them. */
export const pinRules: Rule[] = [
  {
    id: 'pin-invalid',
    level: 'error',
    title: 'A pin that cannot be read',
    what: 'The front matter is no YAML, or holds a key or a value under `muster:` that does not exist there.',
    why: 'The correction that you made is not in force, and you believe that it is.',
    instead: 'Write the key as docs/pins.md has it; the remark names the nearest.',
    bad: text('  severites:', '    SEV-1: { respondWithin: 15m }'),
    good: text('  severities:', '    SEV-1: { respondWithin: 15m }'),
  },
  {
    id: 'pin-unmatched',
    level: 'warning',
    title: 'A pin that no longer matches the text',
    what: 'A pin speaks of a level, a line, a role or a rule that the document does not have (any more).',
    why: 'It corrected something once. Now it adds something that nobody meant, or does nothing.',
    instead: 'Correct the name, or remove the pin.',
    bad: text('  severities:', '    SEV-7: { respondWithin: 15m }'),
    good: text('  severities:', '    SEV-2: { respondWithin: 15m }'),
  },
  {
    id: 'pin-repeats',
    level: 'info',
    title: 'A pin that says what the text says',
    what: 'The pinned value is the one that the text states by now.',
    why: 'When the text changes, the pin stays behind and wins.',
    instead: 'Remove the pin.',
    bad: [
      ...text('  severities:', '    SEV-1: { respondWithin: 15m }').slice(0, 5),
      '## Severity Levels',
      '',
      '### SEV-1',
      '**Response Time:** 15 minutes',
      '',
      '### SEV-2',
      '**Response Time:** 1 hour',
    ],
    good: [
      ...text('  severities:', '    SEV-1: { respondWithin: 10m }').slice(0, 5),
      '## Severity Levels',
      '',
      '### SEV-1',
      '**Response Time:** 15 minutes',
      '',
      '### SEV-2',
      '**Response Time:** 1 hour',
    ],
  },
];
