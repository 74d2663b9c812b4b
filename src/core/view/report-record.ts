import { peopleBehind } from '../incident/incident-role.ts';
import type { Obligation } from '../incident/obligation.ts';
import { durationViews } from './duration-view.ts';
import { asData, quote, table } from './markdown.ts';
import { list, namingOf } from './naming.ts';
import type { ReportSubject } from './report-facts.ts';
import { isConsequence } from './saying.ts';
import { dateAndTime, lengthOf, timeOfDay } from './words-for-time.ts';

/** Each length that was measured, against its target. An impossible one is shown as that. */
export function durations({ context, state }: ReportSubject): string {
  const rows = durationViews(context, state).map((one) => [
    one.what,
    one.invalid !== null ? `**invalid**: ${one.invalid}` : one.took === null ? 'not known' : lengthOf(one.took),
    one.target === null ? 'not stated' : `${asData(one.target)}${lineMark(one.src)}`,
    one.met === null ? '' : one.met ? 'met' : '**missed**',
  ]);
  return table(['', 'Took', 'Target', ''], rows);
}

/** Who held which role, who else worked on it, and who was told. */
export function responders({ context, state, recorded, zone }: ReportSubject): string {
  const naming = namingOf(context);
  const people = new Map<string, { roles: Set<string>; acted: number; firstAt: number }>();
  const of = (name: string, at: number) => {
    const known = people.get(name) ?? { roles: new Set<string>(), acted: 0, firstAt: at };
    people.set(name, known);
    return known;
  };
  for (const { event, by, at } of recorded) {
    if (by.kind === 'person') of(by.name, at).acted += 1;
    if (event.type === 'RoleAssigned') of(event.personName, at).roles.add(naming.role(event.role));
    if (event.type === 'NotificationSent') of(naming.person(event.personId), at);
  }
  for (const [role, holder] of Object.entries(state.roles)) of(holder.personName, holder.since).roles.add(naming.role(role));
  if (people.size === 0) return 'Nobody took part yet.';
  const rows = [...people].map(([name, one]) => [
    asData(name),
    asData(list([...one.roles])) || '',
    one.acted === 0
      ? 'was told, did nothing here'
      : `first at ${timeOfDay(one.firstAt, zone)}, ${one.acted} ${one.acted === 1 ? 'entry' : 'entries'}`,
  ]);
  return table(['Who', 'Role', 'Part'], rows);
}

/** Promises of the runbook that were not kept in time. Empty when all were. */
export function missed({ state, recorded, zone }: ReportSubject): string {
  const waived = new Set(recorded.flatMap(({ event }) => (event.type === 'ObligationWaived' ? [event.id] : [])));
  const rows = Object.values(state.obligations)
    .filter((one) => one.status === 'breached')
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
    .map((one) => [
      `${asData(one.what)}${lineMark(one.src)}`,
      asData(one.owner),
      one.dueAt === null ? '' : dateAndTime(one.dueAt, zone),
      waived.has(one.id) ? 'never (waived later)' : lateness(one, zone),
    ]);
  return rows.length === 0 ? '' : table(['What', 'Whose', 'Due', 'Done'], rows);
}

function lateness({ dueAt, settledAt }: Obligation, zone: string): string {
  if (settledAt === null) return 'never';
  return dueAt === null ? dateAndTime(settledAt, zone) : `${lengthOf(settledAt - dueAt)} late`;
}

/** Steps that somebody left out, and why. Empty when none was. */
export function skipped({ recorded }: ReportSubject): string {
  const lines = recorded.flatMap(({ event, by }) =>
    event.type === 'StepSkipped' ? [`- ${asData(event.text)}${lineMark(event.src)}: ${asData(event.reason)} (${asData(by.name)})`] : [],
  );
  return lines.join('\n');
}

/** What was decided on the way: gates, answers, changes of severity, calls for more people. */
export function decisions({ context, state, recorded, zone }: ReportSubject): string {
  const naming = namingOf(context);
  const lines = recorded.flatMap((one) => {
    const { event, at, by } = one;
    const told = (text: string, why = '') => [
      `- ${timeOfDay(at, zone)} ${text}${why === '' ? '' : `: ${asData(why)}`} (${asData(by.name)})`,
    ];
    switch (event.type) {
      case 'GatePassed':
        return told(`${asData(event.text)} **${event.outcome}**`);
      case 'QuestionAnswered':
        return told(`${asData(event.question)} **${asData(event.value)}**`);
      case 'IncidentDeclared':
        return told(`Declared ${asData(naming.severity(event.severity))}`);
      case 'IncidentDeclined':
        return told('Declined', event.reason);
      case 'SeverityChanged':
        return told(`Severity ${asData(event.from ?? 'not set')} → ${asData(naming.severity(event.to))}`, event.reason);
      case 'EscalationRequested':
        return told(`Called for ${asData(list([...event.roles, ...event.people.map(naming.person)]))}`, event.reason);
      case 'ObligationWaived':
        return isConsequence(recorded, one) ? [] : told(`Waived: ${asData(state.obligations[event.id]?.what ?? event.id)}`, event.reason);
      default:
        return [];
    }
  });
  return lines.length === 0 ? 'None are recorded.' : lines.join('\n');
}

/** What was said to whom, in its own words. */
export function updates({ recorded, zone }: ReportSubject): string {
  const posts = recorded.flatMap(({ event, at, by }) => {
    if (event.type !== 'UpdatePosted') return [];
    const subject = event.subject === null ? '' : `: ${asData(event.subject)}`;
    return [`**${dateAndTime(at, zone)}** to ${asData(event.audience)} by ${asData(by.name)}${subject}\n\n${quote(event.body)}`];
  });
  return posts.length === 0 ? 'No update was posted.' : posts.join('\n\n');
}

/** What the runbook wants of the review: by when, who comes, in which order, who gets the report. */
export function review({ context, state, zone }: ReportSubject): string {
  const { attendees, agenda, distribution } = context.policy.review;
  const due = Object.values(state.obligations)
    .filter((one) => one.kind.startsWith('review-'))
    .sort((a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER))
    .map((one) => [
      `${asData(one.what)}${lineMark(one.src)}`,
      one.dueAt === null ? 'no time stated' : dateAndTime(one.dueAt, zone),
      one.status,
    ]);
  const who = attendees.map((one) => {
    const names = peopleBehind(one.text, context, state).map((person) => person.name);
    return `- ${asData(one.text)}${names.length === 0 ? '' : ` (${asData(list(names))})`}`;
  });
  const items = agenda.map((item, index) => {
    const topics = item.topics.map((topic) => `   - ${asData(topic.text)}`);
    return [`${index + 1}. ${asData(item.text)}${item.minutes === null ? '' : ` (${item.minutes} min)`}`, ...topics].join('\n');
  });
  const to = distribution.map(
    (one) => `- ${asData(one.audience)}: ${asData(one.to)}${one.condition === null ? '' : ` (${asData(one.condition)})`}`,
  );
  const minutes = agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const parts = [
    due.length === 0 ? '' : table(['What', 'Due', ''], due),
    who.length === 0 ? '' : `**Attendees**\n\n${who.join('\n')}`,
    items.length === 0 ? '' : `**Agenda**${minutes === 0 ? '' : ` (${minutes} min)`}\n\n${items.join('\n')}`,
    to.length === 0 ? '' : `**Goes to**\n\n${to.join('\n')}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function lineMark(src: { line: number } | null): string {
  return src === null ? '' : ` (line ${src.line})`;
}
