import { isOpen } from '../incident/condition.ts';
import type { DecisionContext } from '../incident/context.ts';
import { commanderRole } from '../incident/incident-role.ts';
import { cadenceInForce } from '../incident/promise-updates.ts';
import type { IncidentState } from '../incident/state.ts';
import { type Instant, MINUTE } from '../time/instant.ts';
import { channelName } from './channel-name.ts';
import type { HoleMeaning } from './hole-words.ts';
import { questionViews } from './question-view.ts';
import { dateAndTime, dateOf, lengthOf, timeOfDay } from './words-for-time.ts';

/** What is known of an incident in the words of a message, by what a blank asks for. What is not known has no entry. */
export type HoleValues = Partial<Record<HoleMeaning, string>>;

/** Every value is one line: what an alert says cannot add lines of its own to a message. */
export function holeValues(context: DecisionContext, state: IncidentState, now: Instant): HoleValues {
  const { policy, directory, calendar } = context;
  const zone = calendar.zone;
  const start = state.moments.impact ?? state.raisedAt;
  const every = updateMinutes(context, state);
  const commander = commanderRole(policy);
  const holder = commander === null ? undefined : state.roles[commander.id];
  const report = Object.values(state.obligations).find((one) => one.kind === 'review-publish')?.dueAt;
  const chat = policy.channels.find((channel) => channel.perIncident && channel.medium === 'chat' && channel.pattern !== null);
  const known: Partial<Record<HoleMeaning, string | null | undefined>> = {
    severity: state.severity,
    title: state.title,
    'incident-id': `INC-${state.number}`,
    started: dateAndTime(start, zone),
    'resolved-at': state.resolvedAt === null ? null : dateAndTime(state.resolvedAt, zone),
    now: dateAndTime(now, zone),
    elapsed: elapsed(state, start, now),
    'next-update': every === null ? null : `${timeOfDay(now + every * MINUTE, zone)} ${zone}`,
    'next-update-minutes': every === null ? null : String(every),
    systems: answerTo(/\baffected\b|\b(?:systems?|services?)\b/i, context, state) ?? state.service ?? labelled(state),
    impact: answerTo(/\bimpact/i, context, state),
    'root-cause': answerTo(/\broot cause\b/i, context, state),
    commander: holder?.personName,
    'commander-contact': directory.people.find((person) => person.id === holder?.personId)?.email,
    status: statusOf(state),
    channel: chat?.pattern == null ? null : channelName(chat.pattern, state, zone),
    'report-due': report == null ? null : dateOf(report, zone),
  };
  const values: HoleValues = {};
  for (const [meaning, value] of Object.entries(known) as [HoleMeaning, string | null | undefined][]) {
    const line = value?.replace(/\s+/g, ' ').trim();
    if (line) values[meaning] = line;
  }
  return values;
}

/** The status as readers of a message know it; while nothing else was said of an open incident, it is being investigated. */
export function statusOf(state: IncidentState): string {
  if (!isOpen(state)) return state.lifecycle === 'declined' ? 'Declined' : 'Resolved';
  const status = state.publicStatus ?? 'investigating';
  return `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
}

function elapsed(state: IncidentState, start: Instant, now: Instant): string | null {
  const end = state.resolvedAt === null ? now : (state.moments.resolved ?? state.resolvedAt);
  return end < start ? null : lengthOf(end - start);
}

function updateMinutes(context: DecisionContext, state: IncidentState): number | null {
  return isOpen(state) ? (cadenceInForce(context, state)?.everyMinutes ?? null) : null;
}

/** What somebody answered to the runbook's own question about it. A yes or no says nothing that a message could carry. */
function answerTo(question: RegExp, context: DecisionContext, state: IncidentState): string | null {
  const answered = questionViews(context, state).filter((one) => one.value !== null && question.test(one.question));
  return answered.find((one) => !/^(?:yes|no)$/i.test(one.value ?? ''))?.value ?? null;
}

function labelled(state: IncidentState): string | null {
  const names = Object.values(state.alerts).flatMap(({ labels }) => labels['service'] ?? labels['job'] ?? []);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}
