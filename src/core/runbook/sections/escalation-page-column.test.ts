import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.ts';
import { read } from '../story.fixture.ts';

/** Each call as "severity@minutes who", a question mark where no time is said. */
const calls = (...lines: string[]): string[] =>
  factsOf(read(`# Incident response\n\n## Severity levels\n\n${lines.join('\n')}\n`)).escalation.map(
    ({ severity, afterMinutes, to }) => `${severity}@${afterMinutes ?? '?'} ${to.join(' + ')}`,
  );

describe('a column that says whether somebody is paged', () => {
  it('names them in its head', () => {
    expect(
      calls(
        '| Sev | Definition | Page on-call? | Notify COO? |',
        '|---|---|---|---|',
        '| SEV-1 | Everything is down | Yes, immediately | Yes, immediately |',
        '| SEV-2 | A part is down | Yes | Within 30 min |',
        '| SEV-3 | A nuisance | No | No |',
      ),
    ).toEqual(['SEV-1@0 on-call', 'SEV-1@0 COO', 'SEV-2@? on-call', 'SEV-2@30 COO']);
  });

  it('names them in its cells, or leaves them to a column of their own', () => {
    expect(
      calls(
        '| Severity | Impact | Page? |',
        '|---|---|---|',
        '| P1 | Total | Yes — page IC + team lead |',
        '| P2 | Part | Yes — page IC |',
        '| P3 | None | No — ticket |',
      ),
    ).toEqual(['P1@? IC + team lead', 'P2@? IC']);
    expect(
      calls(
        '| Severity | Page? | Who | Target ack |',
        '|---|---|---|---|',
        '| P1 | **Yes, immediately** | Primary on-call | ≤ 5 min |',
        '| P2 | No — queue | Whoever is free | ≤ 1 h |',
      ),
    ).toEqual(['P1@0 Primary on-call']);
  });

  it('is told apart from one that names people', () => {
    expect(calls('| Severity | Impact | Notify |', '|---|---|---|', '| P1 | Total | On-call, CTO |', '| P2 | Part | On-call |')).toEqual([
      'P1@? On-call + CTO',
      'P2@? On-call',
    ]);
  });
});
