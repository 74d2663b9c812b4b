import { patient } from '../incident/at-once.ts';
import type { DecisionContext } from '../incident/context.ts';
import { lineOf } from '../incident/decision.ts';
import type { Moment } from '../incident/event.ts';
import { levelInForce } from '../incident/level.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Severity, Target } from '../policy/severity.ts';
import type { Source, Stated } from '../policy/source.ts';
import { dueAt } from '../time/due-at.ts';
import type { Milliseconds } from '../time/instant.ts';

/**
 * One measured length. `took` null: not known, or impossible (`invalid` says how), and then left out of every average. `met` null where
 * the runbook gives no target that a clock could check.
 */
export type DurationView = {
  what: string;
  from: Moment;
  to: Moment;
  took: Milliseconds | null;
  invalid: string | null;
  target: string | null;
  met: boolean | null;
  src: Source | null;
};

/** How long the incident took to be detected, acknowledged, mitigated and resolved, against the targets of its level. */
export function durationViews(context: DecisionContext, state: IncidentState): DurationView[] {
  const level = levelInForce(context.policy, state);
  const detect = { ...measure('Detect', 'impact', 'detected', state), ...detectionTarget(context, level) };
  const answer = answerTarget(level);
  return [
    detect,
    withTarget(measure('Acknowledge', 'detected', 'acknowledged', state), answer, context, state),
    measure('Mitigate', 'detected', 'mitigated', state),
    withTarget(measure('Resolve', 'detected', 'resolved', state), level?.resolveWithin ?? 'not-stated', context, state),
    measure('Impact, from beginning to end', 'impact', 'resolved', state),
  ];
}

function measure(what: string, from: Moment, to: Moment, { moments }: IncidentState): DurationView {
  const [start, end] = [moments[from], moments[to]];
  const length = start === undefined || end === undefined ? null : end - start;
  const impossible = length !== null && length < 0;
  return {
    what,
    from,
    to,
    took: impossible ? null : length,
    invalid: impossible ? `${to} before ${from}` : null,
    target: null,
    met: null,
    src: null,
  };
}

/** Where the runbook has no target of its own for acknowledging, responding within the time is what it asks. */
function answerTarget(level: Severity | null): Stated<Target> {
  if (level === null) return 'not-stated';
  return level.acknowledgeWithin === 'not-stated' ? level.respondWithin : level.acknowledgeWithin;
}

function withTarget(view: DurationView, target: Stated<Target>, context: DecisionContext, state: IncidentState): DurationView {
  if (target === 'not-stated') return view;
  const from = state.moments[view.from];
  const due = from === undefined ? null : dueAt(patient(target.value.delay), from, context.calendar);
  const met = due === null || from === undefined || view.took === null ? null : from + view.took <= due;
  return { ...view, target: target.value.text, met, src: lineOf(target) };
}

function detectionTarget({ policy }: DecisionContext, level: Severity | null): Partial<DurationView> {
  const metric = policy.metrics.find(
    (one) =>
      (one.abbreviation === 'MTTD' || /\bdetect/i.test(one.name)) &&
      (one.severity === 'not-stated' || level === null || one.severity.value === level.id),
  );
  return metric === undefined || metric.target === 'not-stated' ? {} : { target: metric.target.value, src: lineOf(metric.target) };
}
