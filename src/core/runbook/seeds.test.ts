import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { factsOf } from './facts.ts';

const root = '../shared/seeds';
const names = existsSync(`${root}/texts`) ? readdirSync(`${root}/texts`).filter((name) => name.endsWith('.md')) : [];
const policy = (number: string) => compile(readFileSync(`${root}/texts/${names.find((n) => n.startsWith(number))}`, 'utf8')).policy;

// The five runbooks are not part of the project; without them beside it this suite has nothing to say, and says so.
const present = () =>
  describe('the five runbooks beside the project', () => {
    it.each(names)('%s states exactly the labelled severities, phases, roles, sections and metrics', (name) => {
      const label = JSON.parse(readFileSync(`${root}/labels/${name.replace(/\.md$/, '.json')}`, 'utf8'));
      const facts = factsOf(policy(name.slice(0, 3)));
      const levels = (list: { id: string; responseMinutes: number | null; resolutionMinutes: number | null }[]) =>
        list.map((s) => [s.id, s.responseMinutes, s.resolutionMinutes]);
      expect(levels(facts.severities)).toEqual(levels(label.severities));
      expect(facts.roles).toEqual(label.roles);
      expect(facts.phases.length).toBe(label.phases.length);
      expect(facts.postmortemSections).toEqual(label.postmortemSections);
      expect(facts.metrics.map((m) => m.target)).toEqual(label.metrics.map((m: { target: string | null }) => m.target));
    });

    it('000: gates lead on, questions are asked, the scale stands in a quote', () => {
      const { phases, severities, roles } = policy('000');
      expect(phases.flatMap((p) => p.gates.map((g) => [g.src.line, g.yes]))).toEqual([
        [42, { do: 'enter-phase', phase: 'containment' }],
        [52, { do: 'enter-phase', phase: 'mitigation-resolution' }],
        [71, { do: 'enter-phase', phase: 'post-incident-review' }],
      ]);
      expect(severities.map((s) => s.src.line)).toEqual([19, 18, 17]);
      expect(roles[0]?.firstHolder).toMatchObject({ value: 'first-responder' });
    });

    it('001: who from the chain and when from the table are joined as an inference', () => {
      const { matrix, ladders, freshness, tools } = policy('001');
      expect(matrix.filter((r) => r.origin === 'inferred').map((r) => [r.severities, r.delay, r.to])).toEqual([
        [['SEV-1'], { kind: 'after', minutes: 0 }, ['Team Lead']],
        [['SEV-2'], { kind: 'after', minutes: 30 }, ['Team Lead']],
        [['SEV-3'], null, ['Team Lead']],
      ]);
      expect(ladders[0]?.rungs.map((r) => r.condition?.field ?? null)).toEqual([null, null, null, null, 'security-related', 'data-breach']);
      expect(freshness.reviewEvery).toMatchObject({ value: 'quarter' });
      expect(tools.map((t) => t.command)).toEqual(['npm run telemetry:dashboard', 'npm run health', 'npm run rollback:now', null]);
    });

    it('002: folders, front matter, rotation, methods, horizons and scenarios', () => {
      const { document, rotation, review, actionItems, scenarios, detection } = policy('002');
      expect(document.frontMatter.map((f) => f.key)).toEqual(['status', 'type', 'owner', 'module']);
      expect(document.directories.map((d) => d.use)).toEqual(['templates', 'active', 'archive']);
      expect(rotation.map((r) => [r.position, r.unfilled])).toEqual([
        ['Primary', true],
        ['Secondary', true],
      ]);
      expect(review.methods.map((m) => m.name)).toEqual(['5 Whys', 'Fishbone Diagram']);
      expect(review.timelineQuestions.map((q) => q.moment)).toEqual(['Detection', 'Triage', 'Mitigation', 'Resolution']);
      expect(actionItems.horizons.map((h) => h.name)).toEqual(['short-term', 'long-term']);
      expect(scenarios.map((s) => [s.name, s.severity === 'not-stated' ? null : s.severity.value])).toEqual([
        ['High CPU Usage', 'SEV-2'],
        ['Data Breach', 'SEV-1'],
      ]);
      expect(detection.map((d) => d.kind)).toContain('automated');
    });

    it('003: drills, upkeep, reports, record fields, agenda and attendees', () => {
      const { drills, upkeep, reports, recordFields, review } = policy('003');
      expect(drills.map((d) => d.every)).toEqual(['month', 'quarter', 'year', 'on-joining']);
      expect(upkeep.map((d) => d.every)).toEqual(['month', 'quarter', 'year', 'continuous']);
      expect(reports.map((d) => d.every)).toEqual(['day', 'week', 'month', 'quarter']);
      expect(recordFields.length).toBeGreaterThanOrEqual(11);
      expect(review.agenda.map((a) => a.minutes)).toEqual([15, 20, 15, 10]);
      expect(review.attendees.length).toBe(5);
    });

    it('004: powers, time boxes, thresholds, categories, readiness, commands and who is told', () => {
      const { roles, phases, severities, categories, readiness, commandBlocks, matrix, review } = policy('004');
      expect(roles[0]?.powers.map((p) => p.name)).toEqual(
        expect.arrayContaining(['declare-incident', 'set-severity', 'approve-communication', 'declare-resolved']),
      );
      expect(roles.filter((r) => r.kind === 'support').length).toBe(4);
      expect(phases.map((p) => [p.timeBox?.fromMinutes, p.timeBox?.toMinutes])).toEqual([
        [0, 15],
        [15, 60],
        [60, 240],
        [240, null],
      ]);
      expect(severities.flatMap((s) => s.thresholds.map((t) => [s.id, t.measure, t.value, t.unit]))).toEqual([
        ['SEV-2', 'error rates', 10, '%'],
        ['SEV-2', 'response time', 5, 's'],
      ]);
      expect(categories.length).toBe(8);
      expect(categories.find((c) => c.id === 'database-incidents')).toMatchObject({
        procedures: expect.arrayContaining(['data-corruption', 'replication-failure']),
        roles: ['database-administrator'],
      });
      expect(readiness.map((r) => [r.when, r.items.length])).toEqual([
        ['before', 7],
        ['during', 7],
        ['after', 6],
      ]);
      expect(commandBlocks.length).toBe(6);
      expect(matrix.map((r) => [r.severities[0], r.purpose, r.to.length])).toEqual([
        ['SEV-1', 'inform', 1],
        ['SEV-2', 'inform', 1],
        ['SEV-3', 'inform', 1],
        ['SEV-4', 'inform', 0],
      ]);
      expect(review.distribution.length).toBe(4);
    });
  });

const absent = (): void => {
  it('the five runbooks are not beside the project: nothing of them is tested', () => {
    expect(names).toEqual([]);
  });
};

if (names.length > 0) present();
else absent();
