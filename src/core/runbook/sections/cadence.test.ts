import { describe, expect, it } from 'vitest';
import { read, SCALE } from '../story.fixture.ts';

const promised = (text: string) =>
  read(`# Incident response\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n${text}`).cadence.map((c) => `${c.severities}=${c.everyMinutes}`);

describe('how often there is news', () => {
  it.each([
    [
      'each clause with its level',
      '## Communication\n\nUpdate stakeholders every 30 minutes during a SEV-1 and every two hours during a SEV-2.\n',
      ['SEV-1=30', 'SEV-2=120'],
    ],
    [
      'levels in front of a comma',
      '## Communication\n\nUpdates: in a SEV-1 every 30 minutes; in a SEV-2, every 2 hours.\n',
      ['SEV-1=30', 'SEV-2=120'],
    ],
    ['one clause for two levels', '## Communication\n\nUpdates every 30 minutes for SEV-1 and SEV-2.\n', ['SEV-1,SEV-2=30']],
    [
      'a table whose first column holds the levels, whatever its head',
      '## Priorities\n\n| Class | Updates every |\n|---|---|\n| SEV-1 | 1 hour |\n| SEV-2 | 2 hours |\n',
      ['SEV-1=60', 'SEV-2=120'],
    ],
    [
      'a column for each level',
      '## Communication\n\n| Audience | SEV-1 | SEV-2 |\n|---|---|---|\n| Customers | Every 30 min | Every 2 h |\n',
      ['SEV-1=30', 'SEV-2=120'],
    ],
    [
      'a cell that speaks of updates',
      '## Communication\n\n| Situation | What we do |\n|---|---|\n| Goes on | Post an update every 20 min |\n',
      ['*=20'],
    ],
    ['a field with nothing but its time', '## Communication\n\n- **Update cadence:** 30 minutes\n', ['*=30']],
    ['intervals', '## Incident lead\n\n- Posts an update in the room at 30 minute intervals\n', ['*=30']],
    [
      'half hours and once an hour',
      '## Comms\n\n- Give updates on the half hour.\n- Tell customers at least once an hour.\n',
      ['*=30', '*=60'],
    ],
    ['nothing where a blank only suggests it', '## Communication\n\n- **Cadence of updates:** `[choose, e.g. every 30 minutes]`\n', []],
    [
      'a cell of days',
      '## Status updates\n\n| Severity | Status update SLO |\n|---|---|\n| SEV-1 | Every 30 min |\n| SEV-2 | Daily by email |\n',
      ['SEV-1=30', 'SEV-2=1440'],
    ],
    [
      'levels with their times in brackets',
      '## Communication\n\n- **Updates**: SEV-1 (15min), SEV-2 (daily)\n',
      ['SEV-1=15', 'SEV-2=1440'],
    ],
    [
      'a clause of a cell that says first who comes',
      '## What we do\n\n| Level | Response |\n|---|---|\n| SEV-1 | page now; update every 30 min |\n| SEV-2 | ticket; update every 2 h |\n',
      ['SEV-1=30', 'SEV-2=120'],
    ],
    [
      'the cadence aimed at',
      '## Levels again\n\n| Sev | Target update cadence |\n|---|---|\n| SEV-1 | 15 min |\n| SEV-2 | 1 h |\n',
      ['SEV-1=15', 'SEV-2=60'],
    ],
    [
      'a step of a playbook that tells people',
      '## Playbook\n\n1. Update the incident channel every 15 minutes.\n2. Look at the queue every 5 minutes.\n',
      ['*=15'],
    ],
    ['situation reports', '## Communication\n\nSitreps go out twice a day.\n', ['*=720']],
    ['a chapter for some levels', '## Response for SEV-1 and SEV-2\n\nPost an update every 20 minutes.\n', ['SEV-1,SEV-2=20']],
    [
      'a column of what is told',
      '## Levels again\n\n| Level | Comms |\n|---|---|\n| SEV-1 | Every 15 min |\n| SEV-2 | 1/day |\n| SEV-3 | – |\n',
      ['SEV-1=15', 'SEV-2=1440'],
    ],
    ['nothing that comes every few months', '## Updates\n\nThere is an update every 3 months.\n', []],
    [
      'the more frequent of two promises, to whomever it is made',
      '## Communication\n\nCustomers have an update every hour in a SEV-1 or SEV-2.\n\n**Update cadence:**\n- SEV-1: every 15 minutes\n- SEV-2: every 2 hours\n',
      ['SEV-2=60', 'SEV-1=15'],
    ],
    ['the name of a message', '## Templates\n\n### Status update (every 45 min)\n\n> We still look into [what].\n', ['*=45']],
    ['half an hour in words', '## Communication\n\nPost an update at least every half hour.\n', ['*=30']],
    ['half an hour in German', '## Kommunikation\n\nAlle halbe Stunde gibt es ein Update an alle.\n', ['*=30']],
    [
      'a table of nothing but times',
      '## Status updates\n\n| Severity | Internal | Public |\n|---|---|---|\n| SEV-1 | 15 min | 30 min |\n| SEV-2 | 30 min | – |\n',
      ['SEV-1=15', 'SEV-2=30'],
    ],
    [
      'a row for each audience',
      '## Communication plan\n\n| Audience | Channel | Frequency |\n|---|---|---|\n| Executives | email | hourly |\n| Customers | status page | every 30 minutes |\n',
      ['*=60', '*=30'],
    ],
  ])('is read from %s', (_, text, expected) => expect(promised(text)).toEqual(expected));

  it.each([
    ['of reports', '## Reporting\n\n| Report | Frequency |\n|---|---|\n| Incident summary | every 24 hours |\n'],
    ['of another thing', '## Backups\n\nA snapshot is taken every 30 minutes.\n'],
    ['without a time', '## Communication plan\n\n| Audience | Frequency |\n|---|---|\n| Customers | as needed |\n'],
  ])('is not taken from a rhythm %s', (_, text) => expect(promised(text)).toEqual([]));
});
