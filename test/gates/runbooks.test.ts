import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/core/runbook/compile.ts';

const names = readdirSync('runbooks').filter((file) => file.endsWith('.md'));
const compiled = (file: string) => compile(readFileSync(`runbooks/${file}`, 'utf8'));

describe('the runbooks that a new installation starts with', () => {
  it.each(names)('%s is understood whole, and has nothing that its owner should mend', (file) => {
    const { policy, diagnostics } = compiled(file);
    expect(policy.document.unread).toEqual([]);
    expect(diagnostics.filter((one) => one.level !== 'info').map((one) => `${one.line}: ${one.reason}`)).toEqual([]);
  });

  it('show each its own mechanisms', () => {
    const checklist = compiled('small-team.md').policy;
    expect(checklist.severities.map((one) => one.id)).toEqual(['High', 'Medium', 'Low']);
    expect(checklist.phases.map((one) => one.stage)).toEqual(['response', 'response', 'response', 'review']);
    expect(checklist.phases.flatMap((one) => one.gates).length).toBeGreaterThan(0);

    const matrix = compiled('four-level-sev.md').policy;
    expect(matrix.severities).toHaveLength(4);
    expect(matrix.matrix.find((rule) => rule.condition !== null)?.to).toEqual(['Legal counsel']);
    expect(matrix.templates.map((one) => one.use)).toEqual(expect.arrayContaining(['initial', 'update', 'resolution', 'status-page']));
    expect(matrix.cadence.map((one) => one.everyMinutes)).toEqual([30, 120]);
    expect(matrix.review).toMatchObject({ sections: { length: 7 }, agenda: { length: 4 }, attendees: { length: 4 } });

    const ladder = compiled('p-level-ladder.md').policy;
    expect(ladder.ladders[0]?.rungs.map((rung) => rung.level)).toEqual([1, 2, 3, 4, 5]);
    expect(ladder.procedures).toHaveLength(4);
    expect(ladder.commandBlocks.length).toBeGreaterThan(2);
    expect(ladder.metrics.length && ladder.drills.length && ladder.reports.length && ladder.recordFields.length).toBeGreaterThan(0);

    expect(compiled('payments-latency.md').policy.procedures[0]).toMatchObject({ kind: 'alert', name: 'PaymentsLatencyHigh' });
  });
});
