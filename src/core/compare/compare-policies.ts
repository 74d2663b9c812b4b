import type { CompiledPolicy } from '../policy/policy.ts';
import { spellList } from '../policy/words.ts';
import { align } from './align.ts';
import { CHANGE_KINDS, type Change, type ChangeKind, type Effect, type Found, sourceOf } from './change.ts';
import type { Comparison } from './comparison.ts';
import { CANNOT_WORK, documentChanges } from './document-changes.ts';
import { escalationChanges } from './escalation-changes.ts';
import { peopleChanges } from './people-changes.ts';
import { repeatChanges } from './repeat-changes.ts';
import { reviewChanges } from './review-changes.ts';
import { severityChanges } from './severity-changes.ts';
import { talkingChanges } from './talking-changes.ts';
import { toolChanges } from './tool-changes.ts';
import { upkeepChanges } from './upkeep-changes.ts';
import { workChanges } from './work-changes.ts';

/**
 * What a new revision of a runbook does differently: one change for each thing, in words, with both lines; promises that got weaker first.
 * Only meaning counts: moved lines and other words for the same time are no change. Give both policies `withBase` to compare what an
 * incident would really do; give them as compiled to compare what the documents say.
 */
export function comparePolicies(before: CompiledPolicy, after: CompiledPolicy): Change[] {
  const comparison = align(before, after);
  const found = STAGES.flatMap((stage) => stage(comparison));
  return together(found.filter(notSaidTwice(found)), comparison.scale).sort(
    (a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || rank(a) - rank(b),
  );
}

const STAGES: ((comparison: Comparison) => Found[])[] = [
  severityChanges,
  escalationChanges,
  repeatChanges,
  talkingChanges,
  peopleChanges,
  workChanges,
  toolChanges,
  reviewChanges,
  upkeepChanges,
  documentChanges,
];

/** What stands in a line that does something is told as what it does: its words as a rule of communication, or its link, then need not be. */
const TOLD_BY: Partial<Record<ChangeKind, ChangeKind[]>> = {
  communication: ['cadence', 'escalation'],
  document: ['tool', 'channel', 'detection'],
};

function notSaidTwice(found: Found[]): (one: Found) => boolean {
  const lines = (kinds: ChangeKind[], side: 'before' | 'after'): Set<number> => {
    const acting = found.filter(({ kind, at }) => kinds.includes(kind) && at[side]?.origin !== 'base');
    return new Set(acting.flatMap(({ at }) => at[side]?.src.line ?? []));
  };
  return ({ kind, at, tail }) => {
    const by = TOLD_BY[kind];
    if (by === undefined || tail.startsWith(CANNOT_WORK)) return true;
    return !(['before', 'after'] as const).some((side) => lines(by, side).has(at[side]?.src.line ?? 0));
  };
}

/** In the order in which an owner wants to see them. */
export const EFFECTS: Effect[] = ['weaker', 'stronger', 'neutral'];

const rank = ({ kind }: Change): number => CHANGE_KINDS.indexOf(kind);

/** What is the same for several levels, by the same line, is said once. */
function together(found: Found[], scale: string[]): Change[] {
  const groups = Map.groupBy(found, (one) =>
    JSON.stringify({ ...one, level: one.level === undefined, at: [one.at.before?.src, one.at.after?.src] }),
  );
  return [...groups.values()].flatMap((group) => (group[0]?.level === undefined ? group.map((one) => told(one, [])) : inOne(group, scale)));
}

function inOne(group: Found[], scale: string[]): Change[] {
  const levels = [...new Set(group.flatMap((one) => one.level ?? []))];
  const times = Math.max(1, Math.round(group.length / Math.max(1, levels.length)));
  const whole = levels.length === scale.length && levels.length > 1;
  return group.slice(0, times).map((one) => told(one, whole || levels[0] === '*' ? ['every severity'] : levels));
}

function told({ kind, subject, tail, before, after, effect, why, at }: Found, levels: string[]): Change {
  const whom = spellList(levels);
  // A level that is itself the subject is named once.
  const named = levels.length === 0 ? subject : kind === 'target' ? whom : `${whom}: ${subject}`;
  const sentence = `${named} ${tail}`;
  return {
    kind,
    subject: named,
    sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
    ...{ before, after, effect, why },
    srcBefore: sourceOf(at.before),
    srcAfter: sourceOf(at.after),
  };
}
