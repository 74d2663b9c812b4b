import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read, SCALE } from '../story.fixture.ts';

const calls = (text: string) =>
  factsOf(read(`# Incident response\n\n${SCALE.trim().replace(/^ {2}/gm, '')}\n\n${text}`)).escalation.map(
    (e) => `${e.severity} ${e.afterMinutes} ${e.to.join('+')}${e.condition ? ' ?' : ''}`,
  );

describe('who is called, in plain sentences', () => {
  it.each([
    [
      'a second call counts from the first',
      'If nobody answers after 10 minutes, page the team lead. After another 15 minutes, call the CTO.\n',
      ['* 10 team lead ?', '* 25 CTO ?'],
    ],
    [
      'two people, each with a time',
      'SEV-1 pages the primary immediately and the secondary after five minutes.\n',
      ['SEV-1 0 primary', 'SEV-1 5 secondary'],
    ],
    [
      'a title that begins with a team is a person',
      'If nobody answers, page the customer success manager.\n',
      ['* null customer success manager ?'],
    ],
    ['"in case of" a level asks nothing but the level', 'In case of a SEV-1, page the team lead at once.\n', ['SEV-1 0 team lead']],
    [
      'a title of two words joined by a sign',
      '- After 15 minutes: page the Trust & Safety DRI and the CTO\n',
      ['* 15 Trust & Safety DRI+CTO'],
    ],
    [
      'no level, no half of a bracket and no work',
      '- Level 1: post to the status page\n- Level 2: Ann (+15 minutes)\n- Level 3: Bob (+30 minutes)\n',
      ['* 15 Ann', '* 30 Bob'],
    ],
    [
      '"at once" asks nothing',
      '- SEV-1: page the on-call engineer at once and the CTO after 60 minutes.\n',
      ['SEV-1 0 on-call engineer', 'SEV-1 60 CTO'],
    ],
    [
      'a list of occasions below whom to call',
      'Escalate to the engineering manager when any of these holds:\n\n- the incident lasts longer than 1 hour\n- a customer has complained\n',
      ['* 60 engineering manager ?', '* null engineering manager ?'],
    ],
  ])('%s', (_, text, expected) => expect(calls(`## Escalation\n\n${text}`)).toEqual(expected));

  it('is not whoever the step before named', () =>
    expect(
      calls(
        '## SEV-1 Response Procedure\n\n1. If unresolved at T+30, escalate to the Engineering Lead\n2. If unresolved at T+60, activate the war room; all-hands page\n',
      ),
    ).toEqual(['SEV-1 30 Engineering Lead ?']));

  it.each(['Tell customers on the status page.', 'Call them back.', 'Page when it burns.'])('nobody by "%s"', (text) =>
    expect(calls(`## Notes\n\n${text}\n`)).toEqual([]),
  );
});

describe('a ladder', () => {
  it.each([
    [
      'times first, in columns',
      '```\nT+0     on-call engineer\nT+5min  backup engineer\nT+20min head of payments\n```\n',
      ['* 0 on-call engineer', '* 5 backup engineer', '* 20 head of payments'],
    ],
    ['times last', '```\non-call engineer   T+0\nbackup engineer    T+5min\n```\n', ['* 0 on-call engineer', '* 5 backup engineer']],
    [
      'waits between the names of a chain',
      'Primary on-call → (15 min no ack) → Secondary on-call → (15 min no ack) → Engineering manager\n',
      ['* 0 Primary on-call', '* 15 Secondary on-call ?', '* 30 Engineering manager ?'],
    ],
    [
      'rungs that are paragraphs',
      'L1: Support desk (0-15 min)\n\nL2: On-call engineer (15-30 min)\n\nL3: Engineering manager (30+ min)\n',
      ['* 0 Support desk', '* 15 On-call engineer', '* 30 Engineering manager'],
    ],
    [
      'who is told in each line',
      '```\n0-15 min: Primary on-call responds\n15-30 min: Backup on-call notified if no acknowledgment\n60+ min: VP Engineering / CTO notified\n```\n',
      ['* 0 Primary on-call', '* 15 Backup on-call ?', '* 60 VP Engineering / CTO'],
    ],
  ])('with %s', (_, text, expected) => expect(calls(`## Escalation\n\n${text}`)).toEqual(expected));

  it('is not made of lines whose times go back', () =>
    expect(calls('## Escalation\n\n```\n20 min  build\n5 min   deploy\n```\n')).toEqual([]));
});

describe('who is called, in tables and lists', () => {
  it.each([
    [
      'the time that has gone by',
      '| Time elapsed | SEV-1 | SEV-2 |\n|---|---|---|\n| 0-15 min | On-call engineer | On-call engineer |\n| > 60 min | VP Engineering | Engineering manager |\n',
      ['SEV-1 0 On-call engineer', 'SEV-2 0 On-call engineer', 'SEV-1 60 VP Engineering', 'SEV-2 60 Engineering manager'],
    ],
    [
      'what each rung waits',
      '| Level | Who | Wait |\n|---|---|---|\n| 1 | Primary on-call | 5 min |\n| 2 | Secondary on-call | 10 min |\n| 3 | Engineering manager | – |\n',
      ['* 0 Primary on-call', '* 5 Secondary on-call', '* 15 Engineering manager'],
    ],
    [
      'situation, whom, and after how long',
      '| Situation | Escalate to | After |\n|---|---|---|\n| No answer from the on-call | Team lead | 15 min |\n| Still down | CTO | 1 hour |\n',
      ['* 15 Team lead ?', '* 60 CTO ?'],
    ],
    [
      'a condition in a cell of its own',
      '| Time | Action | Notify |\n|---|---|---|\n| T+15 (SEV-1) | If still unacknowledged | Page Engineering Lead + CTO |\n| T+60 (SEV-2) | If unresolved | Escalate to team lead |\n',
      ['SEV-1 15 Engineering Lead+CTO ?', 'SEV-2 60 team lead ?'],
    ],
    [
      'occasions in front of a colon',
      '- If unacknowledged for 15 minutes: notify the secondary on-call\n- If customer data is involved: notify the DPO immediately\n',
      ['* 15 secondary on-call ?', '* 0 DPO ?'],
    ],
    [
      'time, name and condition, which may be a level',
      '| Time | Who | Condition |\n|---|---|---|\n| 0 min | On-call engineer | always |\n| 15 min | Team lead | not acknowledged |\n| 1 hour | CTO | SEV-1 and SEV-2 |\n| 4 h | CEO | SEV-1 only |\n',
      ['* 0 On-call engineer', '* 15 Team lead ?', 'SEV-1 60 CTO', 'SEV-2 60 CTO', 'SEV-1 240 CEO'],
    ],
    [
      'two names for a level, the second after a time',
      '- SEV-1: primary; secondary after 15 minutes\n- SEV-2: team lead, CTO after 1 hour\n',
      ['SEV-1 0 primary', 'SEV-1 15 secondary', 'SEV-2 60 team lead+CTO'],
    ],
    [
      'names of which the last has a condition in brackets',
      '- SEV-1: Immediately page the team lead, the CTO, the CEO (if customers have lost money)\n',
      ['SEV-1 0 team lead+CTO', 'SEV-1 null CEO ?'],
    ],
    [
      'tiers with the time of each level on the arrow between them',
      '```\nTier 1 (on-call engineer)\n   │ ack < 15 min for SEV-1 / 30 min for SEV-2\n   ▼\nTier 2 (team lead)\n```\n',
      ['SEV-1 15 team lead ?', 'SEV-2 30 team lead ?'],
    ],
    [
      'lines of a fence that open with a level',
      '```\nSEV-1: Immediate notification to engineering lead + CTO\nSEV-2: Engineering lead notified within 30 minutes\n```\n',
      ['SEV-1 0 engineering lead+CTO', 'SEV-2 30 Engineering lead'],
    ],
  ])('by %s', (_, text, expected) => expect(calls(`## Escalation\n\n${text}`)).toEqual(expected));
});
