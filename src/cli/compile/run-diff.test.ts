import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../core/compare/change.ts';
import { runDiff } from './run-diff.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-edits-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const LEDGER = 'runbooks/p-level-ladder.md';
const SHOP = 'runbooks/four-level-sev.md';
const SMALL = 'runbooks/small-team.md';
const BAKERY = 'examples/christmas/runbook.md';

type Edit = [what: string, file: string, from: string | RegExp, to: string, said: string[]];
const EDITS: Edit[] = [
  [
    'people are told later',
    SHOP,
    'Within 15 minutes',
    'Within 30 minutes',
    ['weaker: SEV-1: Head of Storefront is told after 30 minutes, was after 15 minutes'],
  ],
  [
    'a rung is deleted and the others are numbered anew',
    LEDGER,
    /Level 3.*\nLevel 4(.*)\nLevel 5/u,
    'Level 3$1\nLevel 4',
    ['weaker: Every severity: Team lead is no longer told, was after 20 minutes'],
  ],
  [
    'updates come less often',
    LEDGER,
    'every 20 minutes for P1',
    'every 60 minutes for P1',
    ['weaker: P1: An update is due every hour, was every 20 minutes'],
  ],
  [
    'updates for one level are dropped',
    SHOP,
    ', every 2 hours for SEV-3',
    '',
    ['weaker: SEV-3: An update is no longer promised, was every 2 hours'],
  ],
  [
    'a role is renamed everywhere',
    SMALL,
    /Second engineer/giu,
    'Deputy',
    ['neutral: High: Deputy', 'neutral: Medium: Deputy', 'neutral: Containment, "The harm is contained?" leads on no to telling Deputy'],
  ],
  [
    'a severity is removed',
    SMALL,
    /- \*\*Low:\*\*.*\n|### Low[\s\S]*?(?=## Initial)/gu,
    '',
    ['weaker: Low is no longer a severity, and with it goes all that was promised for it'],
  ],
  ['a severity is renamed', SMALL, /Medium/gu, 'Normal', ['neutral: Medium is now called "Normal"']],
  [
    'a phase moves',
    SMALL,
    /(## Containment[\s\S]*?)(## Resolution\n[\s\S]*?)(?=## Post-Incident)/u,
    '$2$1',
    ['neutral: The order of the phases is Initial Response → Resolution → Containment'],
  ],
  [
    'a phase takes longer',
    LEDGER,
    'Contain (10-30 minutes)',
    'Contain (10-45 minutes)',
    ['weaker: Contain runs from 10 minutes to 45 minutes, was from 10 minutes to 30 minutes'],
  ],
  [
    'a blank of one message is renamed',
    SMALL,
    'problem with [affected systems].\n',
    'problem with [broken parts].\n',
    ['neutral: Message "Initial Message" has the blank "broken parts", was "affected systems"'],
  ],
  [
    'the deadline of a review is dropped',
    LEDGER,
    /- \*\*Hold the review\*\*.*\n/u,
    '',
    ['weaker: P1 and P2: The review has no time by which it is to be held, was within 3 days of the resolution'],
  ],
  [
    'a condition is added',
    SHOP,
    'Chief Technology Officer\n',
    'Chief Technology Officer (if shoppers cannot pay)\n',
    ['weaker: SEV-1: Chief Technology Officer is told only if shoppers cannot pay, was in every case'],
  ],
  [
    'a condition is dropped',
    SHOP,
    ' (if customer data is exposed)',
    '',
    ['stronger: SEV-1: Legal counsel is told in every case, was only if customer data is exposed'],
  ],
  [
    'a list becomes a table',
    SHOP,
    /(### SEV-2 Incidents\n\n)(?:- .*\n)+/u,
    '$1| When | Who |\n|---|---|\n| Immediate | On-call engineer |\n| Within 20 minutes | Engineering Manager |\n| Within 1 hour | Head of Storefront |\n',
    [],
  ],
  [
    'the heading of a level goes and its rows stay',
    SMALL,
    /- \*\*Low:\*\*.*\n/u,
    '',
    [
      'weaker: Low is no longer a severity, and with it goes all that was promised for it',
      'neutral: "- **Next business day**: On-call engineer" is not understood by Muster',
    ],
  ],
  ['a step is deleted', LEDGER, '2. Read the alert to its end\n', '', ['weaker: Assess › Read the alert to its end is no longer a step']],
  [
    'a channel gets another pattern',
    SHOP,
    '#inc-YYYY-MM-DD-{number}',
    '#incident-{number}',
    ['neutral: #inc-YYYY-MM-DD-{number} is now called "#incident-{number}"'],
  ],
  [
    'a tool moves',
    SHOP,
    'https://logs.storefront.example',
    'https://loki.storefront.example',
    ['neutral: Tool "Logs" leads to https://loki.storefront.example, was https://logs.storefront.example'],
  ],
  ['a backup goes', SHOP, '| head@storefront.example ', '| - ', ['weaker: Engineering Manager has no backup, was head@storefront.example']],
  [
    'a target gets looser',
    BAKERY,
    'orders are late | 30 minutes',
    'orders are late | 45 minutes',
    ['weaker: SEV-2 is to be responded to within 45 minutes, was within 30 minutes'],
  ],
  [
    'a rung comes sooner',
    BAKERY,
    '(+15 minutes)',
    '(+10 minutes)',
    ['stronger: SEV-2: Secondary engineer is told after 10 minutes, was after 15 minutes'],
  ],
];

async function changesOf(file: string, from: string | RegExp, to: string): Promise<{ changes: Change[]; weaker: boolean }> {
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  const place = join(folder, 'edited.md');
  await writeFile(place, edited);
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const weaker = await runDiff(file, place, 'json');
  return { changes: JSON.parse(String(printed.mock.calls[0]?.[0])).changes, weaker };
}

describe('what an edit does, and nothing else', { timeout: 60_000 }, () => {
  it.each(EDITS)('%s', async (_, file, from, to, said) => {
    const { changes, weaker } = await changesOf(file, from, to);
    const lines = changes.map((one) => `${one.effect}: ${one.sentence}`);
    expect(lines).toEqual(said.map((one) => expect.stringContaining(one)));
    expect(weaker).toBe(said.some((one) => one.startsWith('weaker')));
  });
});
