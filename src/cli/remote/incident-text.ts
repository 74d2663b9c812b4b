import type { Client } from '../../contract/client.ts';
import { colors } from './print.ts';
import { line, plain } from './terminal-text.ts';
import { fromNow, when } from './time-text.ts';

type Summary = Awaited<ReturnType<Client['incidents']>>['items'][number];
type View = Awaited<ReturnType<Client['incident']>>;

/** One line: which, how bad, where it stands, what is due next. */
export function summaryLine(incident: Summary, now: number): string {
  const paint = colors();
  const severity = incident.severity ? paint.bold(line(incident.severity.id)) : 'no severity';
  const who = incident.acknowledged ? `acknowledged by ${line(incident.acknowledged.by)}` : unanswered(incident);
  const next = incident.nextDue ? dueText(incident.nextDue, now) : null;
  const parts = [`INC-${incident.number}`, severity, incident.lifecycle, who, line(incident.title), next, incident.drill ? 'drill' : null];
  return parts.filter((part) => part !== null && part !== '').join('  ');
}

function unanswered({ lifecycle }: Summary): string {
  return lifecycle === 'triage' || lifecycle === 'active' ? colors().red('not acknowledged') : '';
}

function dueText({ what, ownerName, owner, dueAt }: NonNullable<Summary['nextDue']>, now: number): string {
  const text = `${line(what)} (${line(ownerName ?? owner)})${dueAt === null ? '' : `, ${fromNow(dueAt, now)}`}`;
  return dueAt !== null && dueAt < now ? colors().red(text) : text;
}

/** Everything that a responder asks first, on one screen. */
export function incidentText(incident: View, now: number): string {
  const open = incident.obligations.filter((one) => one.status === 'open' || (one.status === 'breached' && one.settledAt === null));
  const phase = incident.phases.find((one) => one.current);
  const waiting = incident.escalation.filter((step) => step.status === 'waiting' && step.dueAt !== null);
  const questions = incident.questions.filter((question) => question.value === null);
  return [
    summaryLine(incident, now),
    incident.summary && plain(incident.summary),
    `Since ${when(incident.moments.impact ?? incident.raisedAt)}, by ${line(incident.runbook.name)}`,
    section(
      'Roles',
      incident.roles
        .filter((role) => role.holder || role.wanted)
        .map((role) => `${line(role.name)}: ${role.holder ? line(role.holder.personName) : colors().yellow('nobody')}`),
    ),
    section(
      'Due',
      open.map((one) => dueText(one, now)),
    ),
    section(
      'Escalation',
      waiting.map(
        (step) => `${line(step.label)}: ${line(step.people.join(', ') || step.roles.join(', '))}, ${fromNow(step.dueAt ?? now, now)}`,
      ),
    ),
    section(
      'To answer',
      questions.map((question) => `${line(question.question)}  (${line(question.field)})`),
    ),
    phase
      ? section(
          `${line(phase.name)} (${phase.done} of ${phase.total})`,
          phase.steps.filter((step) => step.applies).map((step) => `${mark(step.status)} ${line(step.text)}`),
        )
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function mark(status: 'open' | 'done' | 'skipped'): string {
  return { open: '[ ]', done: '[x]', skipped: '[-]' }[status];
}

function section(title: string, lines: string[]): string {
  return lines.length === 0 ? '' : [colors().bold(title), ...lines.map((one) => `  ${one}`)].join('\n');
}
