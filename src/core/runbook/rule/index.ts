import { brokenLink } from './broken-link.ts';
import { cadenceMissing } from './cadence-missing.ts';
import { channelCollides } from './channel-collides.ts';
import { commandBlank } from './command-blank.ts';
import { commandRules } from './commands.ts';
import { conditionUnasked } from './condition-unasked.ts';
import { contradictingTargets } from './contradicting-targets.ts';
import { escalationBeforeResponse } from './escalation-before-response.ts';
import { escalationWithoutTarget } from './escalation-without-target.ts';
import { escalationWithoutTimes } from './escalation-without-times.ts';
import { gateLeadsNowhere } from './gate-leads-nowhere.ts';
import { levelForgotten } from './level-forgotten.ts';
import { metricDefinedTwice } from './metric-defined-twice.ts';
import { mixedSeverities } from './mixed-severities.ts';
import { mojibake } from './mojibake.ts';
import { noRunbook } from './no-runbook.ts';
import { pinRules } from './pins.ts';
import { placeholderHost } from './placeholder-host.ts';
import { refusals } from './refusals.ts';
import { reviewWithoutDeadline } from './review-without-deadline.ts';
import { roleWithoutHolder } from './role-without-holder.ts';
import type { Rule } from './rule.ts';
import { severityWithoutPath } from './severity-without-path.ts';
import { staleDocument } from './stale-document.ts';
import { unfilled } from './unfilled.ts';
import { unreachablePhase, unreachableStep } from './unreachable.ts';
import { unread } from './unread.ts';
import { vagueTime } from './vague-time.ts';
import { variableUnset } from './variable-unset.ts';

/** Every rule of `muster check`, in the order in which they are listed. */
export const RULES: readonly Rule[] = [
  noRunbook,
  severityWithoutPath,
  roleWithoutHolder,
  escalationWithoutTimes,
  escalationWithoutTarget,
  escalationBeforeResponse,
  contradictingTargets,
  levelForgotten,
  mixedSeverities,
  conditionUnasked,
  cadenceMissing,
  reviewWithoutDeadline,
  vagueTime,
  metricDefinedTwice,
  unreachablePhase,
  unreachableStep,
  gateLeadsNowhere,
  channelCollides,
  unfilled,
  placeholderHost,
  brokenLink,
  ...commandRules,
  variableUnset,
  commandBlank,
  staleDocument,
  mojibake,
  unread,
  ...pinRules,
  ...refusals,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of that id, or null. */
export const ruleOf = (id: string): Rule | null => BY_ID.get(id) ?? null;
