import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../oncall/directory.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import { MINUTE } from '../time/instant.ts';
import { clockOf } from './clock.ts';
import { evolve, fold } from './evolve.ts';
import { begins, directories, happenings, policies } from './incident.arbitrary.fixture.ts';
import { Story } from './incident.fixture.ts';
import { isBranch } from './ladder-plan.ts';
import { nextWake } from './wake.ts';

type Happening = (typeof happenings extends fc.Arbitrary<(infer T)[]> ? T : never)[];

/** Any incident at all: what a random team's people, monitors and clocks do under a random runbook. `each` looks at it after every command. */
function anyIncident(each: (story: Story) => void, runs = 400): void {
  const property = fc.property(policies, policies, directories, begins, happenings, (policy, newer, directory, begin, what) => {
    live(policy, newer, directory, begin, what, each);
  });
  fc.assert(property, { numRuns: runs });
}

function live(
  policy: CompiledPolicy,
  newer: CompiledPolicy,
  directory: Directory,
  begin: Parameters<Story['when']>[0],
  what: Happening,
  each: (story: Story) => void,
): void {
  const story = new Story(policy, directory).when(begin);
  if (story.state === null) return;
  each(story);
  for (const happening of what) {
    story.now += happening.after * MINUTE;
    const latest = story.messages.at(-1);
    // From here on, decisions are by the newer revision, as the shell does it.
    if (happening.what.type === 'ChangeRunbook') story.context.policy = newer;
    if (happening.what.type !== 'deliver') story.when(happening.what, happening.by);
    else if (latest !== undefined) {
      const { outcome, final } = happening.what;
      const command = {
        type: 'RecordDelivery',
        notification: latest.id,
        personId: latest.personId,
        channel: 'mail',
        detail: '',
        outcome,
        final,
      } as const;
      story.when(command);
    }
    each(story);
  }
}

describe('any incident, whatever people and monitors do', () => {
  it('never throws, and can always be shown', () => {
    anyIncident((story) => {
      clockOf(story.context, story.incident, story.now);
    });
  });

  it('is the same however its history is folded', () => {
    anyIncident((story) => {
      expect(fold(story.history)).toEqual(story.state);
      const half = Math.floor(story.history.length / 2);
      expect(fold(story.history.slice(half), fold(story.history.slice(0, half)))).toEqual(story.state);
      const stored: typeof story.history = JSON.parse(JSON.stringify(story.history));
      expect(stored.reduce(evolve, null as typeof story.state)).toEqual(story.state);
    }, 100);
  });

  it('never sends the same message twice', () => {
    anyIncident((story) => {
      const keys = story.messages.map((one) => one.dedupe);
      expect(new Set(keys).size).toBe(keys.length);
      const ids = story.messages.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('does not climb a ladder that is acknowledged, unless somebody calls for help', () => {
    anyIncident((story) => {
      if (story.last.some((event) => event.type === 'EscalationRequested' || event.type === 'EscalationStarted')) return;
      const { ladders } = story.context.policy;
      const rests = new Set(ladders.flatMap((one) => one.rungs.filter((rung) => !isBranch(rung, one)).map((rung) => rung.id)));
      const from = story.history.length - story.last.length;
      let acknowledged = fold(story.history.slice(0, from))?.acknowledged != null;
      for (const event of story.last) {
        if (event.type === 'IncidentAcknowledged') acknowledged = true;
        if (event.type === 'AcknowledgementExpired') acknowledged = false;
        if (event.type === 'EscalationReached' && rests.has(event.rule)) expect(acknowledged).toBe(false);
      }
    });
  });

  it('always wakes again as long as it is open and nobody has answered', () => {
    anyIncident((story) => {
      const { lifecycle, acknowledged } = story.incident;
      if ((lifecycle !== 'triage' && lifecycle !== 'active') || acknowledged !== null) return;
      expect(nextWake(story.context, story.incident)).not.toBeNull();
    });
  });

  it('calls nobody for what is over', () => {
    anyIncident((story) => {
      const urgent = story.last.some(
        (event) => event.type === 'NotificationRequested' && ['page', 'catch-all'].includes(event.notification.purpose),
      );
      if (urgent) expect(['triage', 'active']).toContain(story.incident.lifecycle);
    });
  });

  it('makes progress by each wake, and comes to rest or to the pace at which people are called again', () => {
    anyIncident((story) => {
      const copy = new Story(story.context.policy, story.context.directory);
      copy.history.push(...story.history);
      copy.state = story.state;
      const before = copy.events('EscalationRepeated').length;
      for (let rounds = 0; rounds < 200; rounds++) {
        const wake = nextWake(copy.context, copy.incident);
        if (wake === null) return;
        const called = copy
          .events('EscalationRepeated')
          .map(({ at }) => at)
          .slice(before);
        for (const [index, at] of called.entries()) expect(at - (called[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(15 * MINUTE);
        if (called.length > 3) return;
        copy.now = Math.max(wake, copy.incident.updatedAt);
        copy.when({ type: 'Wake' });
        expect(nextWake(copy.context, copy.incident) ?? Infinity).toBeGreaterThan(copy.now);
      }
      throw new Error('The incident never comes to rest.');
    }, 150);
  });

  it('changes nothing when the same is said twice', () => {
    anyIncident((story) => {
      const before = story.history.length;
      story.when({ type: 'AcknowledgeIncident', via: 'link' }).when({ type: 'AcknowledgeIncident', via: 'link' });
      expect(story.last).toEqual([]);
      story.history.length = before;
      story.state = fold(story.history);
    }, 100);
  });
});
