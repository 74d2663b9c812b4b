import { asData, quote, TO_BE_WRITTEN, table } from './markdown.ts';
import { questionViews } from './question-view.ts';
import { type ReportSubject, shortFact } from './report-facts.ts';
import { decisions, durations, missed, responders, skipped, updates } from './report-record.ts';
import { kindOf, type ReportSection, SHORT } from './report-section.ts';
import { timeline } from './timeline.ts';
import { dateAndTime, dateOf, timeOfDay } from './words-for-time.ts';

/** A section's text: what the incident's record knows of it, and a mark where only people can go on. */
export function sectionText(section: ReportSection, subject: ReportSubject): string {
  const { kind } = section;
  if (SHORT.has(kind)) return shortFact(kind, subject);
  const labelled = labelledLines(section, subject);
  const known = contentOf(section, subject);
  const text = [...labelled, known].filter((part) => part !== '').join('\n\n');
  return text === '' ? [...guidance(section), TO_BE_WRITTEN].join('\n\n') : text;
}

function contentOf(section: ReportSection, subject: ReportSubject): string {
  switch (section.kind) {
    case 'summary':
      return summary(subject);
    case 'timeline':
      return timelineText(subject);
    case 'impact':
      return impact(subject);
    case 'root-cause':
      return rootCause(section, subject);
    case 'response':
      return response(subject);
    case 'resolution':
      return resolution(subject);
    case 'improve':
      return [...guidance(section), TO_BE_WRITTEN, ...hints(subject)].join('\n\n');
    case 'actions':
      return actionItems(subject);
    case 'responders':
      return responders(subject);
    case 'updates':
      return updates(subject);
    case 'decisions':
      return decisions(subject);
    case 'durations':
      return durations(subject);
    default:
      return '';
  }
}

function summary({ state, recorded, context, zone }: ReportSubject): string {
  const first = recorded[0];
  const began =
    first?.event.type === 'IncidentRaised' && first.event.alert !== null
      ? `an alert (${asData(first.event.alert.summary)})`
      : asData(first?.by.name ?? '');
  const told = state.summary.trim() === '' ? TO_BE_WRITTEN : asData(state.summary);
  const severity = state.severity === null ? '' : `, ${shortFact('severity', { context, state, recorded, values: {}, zone })}`;
  return `${told}\n\nINC-${state.number}${severity} was raised on ${dateAndTime(state.raisedAt, zone)} by ${began === '' ? 'somebody' : began}.`;
}

/** The entries that matter, by day. The small ones (each message, each promise kept) stay in the incident's own timeline. */
export function timelineText({ context, recorded, zone }: ReportSubject): string {
  const entries = timeline(context, recorded);
  const shown = entries.filter((entry) => entry.weight !== 'minor');
  const lines: string[] = [];
  let day = '';
  for (const entry of shown) {
    const date = dateOf(entry.at, zone);
    if (date !== day) lines.push(`${day === '' ? '' : '\n'}**${date}** (times in ${zone})\n`);
    day = date;
    const late = entry.recordedAt - entry.at >= 60_000 ? ` (recorded ${dateAndTime(entry.recordedAt, zone)})` : '';
    const detail = entry.detail === null || entry.kind === 'UpdatePosted' ? '' : ` – ${asData(entry.detail.replaceAll('\n', '; '))}`;
    const line = entry.src === null ? '' : ` [line ${entry.src.line}]`.replace(/[[\]]/g, '\\$&');
    lines.push(`- ${timeOfDay(entry.at, zone)} ${asData(entry.text)}${detail} (${asData(entry.by)})${late}${line}`);
  }
  const left = entries.length - shown.length;
  if (left > 0) lines.push(`\n${left} smaller ${left === 1 ? 'entry is' : 'entries are'} left out here.`);
  return lines.join('\n');
}

function impact(subject: ReportSubject): string {
  const { context, state, values } = subject;
  const answers = questionViews(context, state)
    .filter((one) => one.value !== null && one.value !== '' && one.value !== values.systems)
    .filter((one) => /impact|affect|scope|customer|user|who|damage|data|not working/i.test(one.question))
    .map((one) => `- ${asData(one.question)} ${asData(one.value ?? '')}`);
  const systems = values.systems === undefined ? [] : [`- Affected systems: ${asData(values.systems)}`];
  const lines = [...systems, ...answers];
  return lines.length === 0 ? TO_BE_WRITTEN : lines.join('\n');
}

function rootCause(section: ReportSection, { context, values }: ReportSubject): string {
  const known = values['root-cause'] === undefined ? TO_BE_WRITTEN : asData(values['root-cause']);
  const methods = context.policy.review.methods.map((method) => {
    const whys = /(\d|five)\s*whys?/i.exec(method.name)?.[1];
    const count = whys === undefined ? 0 : Number(whys) || 5;
    const lines = Array.from({ length: count }, (_, index) => `${index + 1}. Why? ${TO_BE_WRITTEN}`);
    return [`**${asData(method.name)}** ${asData(method.guidance)}`.trim(), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
  });
  return [...guidance(section), known, ...methods].join('\n\n');
}

function response(subject: ReportSubject): string {
  const steps = subject.recorded.flatMap(({ event, at, by }) =>
    event.type === 'StepTicked' && !event.text.endsWith('?')
      ? [
          `- ${timeOfDay(at, subject.zone)} ${asData(event.text)}${event.note === null || event.note === '' ? '' : `: ${asData(event.note)}`} (${asData(by.name)})`,
        ]
      : [],
  );
  return steps.length === 0 ? `No step of the runbook was ticked. ${TO_BE_WRITTEN}` : steps.join('\n');
}

function resolution({ recorded }: ReportSubject): string {
  const resolved = recorded.findLast(({ event }) => event.type === 'IncidentResolved')?.event;
  if (resolved?.type !== 'IncidentResolved') return 'Not resolved yet.';
  return resolved.summary.trim() === '' ? TO_BE_WRITTEN : quote(resolved.summary);
}

function hints(subject: ReportSubject): string[] {
  const late = missed(subject);
  const left = skipped(subject);
  return [...(late === '' ? [] : [`Missed, by the record:\n\n${late}`]), ...(left === '' ? [] : [`Steps left out:\n\n${left}`])];
}

function actionItems({ context }: ReportSubject): string {
  const { fields, horizons, followUp } = context.policy.actionItems;
  const names =
    fields.length === 0 ? ['Action item', 'Owner', 'Priority', 'Due date', 'Status'] : fields.map((field) => asData(field.name));
  const empty = names.map((_, index) => (index === 0 ? TO_BE_WRITTEN : fieldChoices(fields[index]?.choices ?? [])));
  const rows =
    horizons.length === 0
      ? [empty]
      : horizons.map(({ name }) => [`${name === 'short-term' ? 'Short term' : 'Long term'}: ${TO_BE_WRITTEN}`, ...empty.slice(1)]);
  const rhythm = followUp.map((one) => `- ${asData(one.text)}`).join('\n');
  return [table(names, rows), ...(rhythm === '' ? [] : [`Followed up:\n\n${rhythm}`])].join('\n\n');
}

function fieldChoices(choices: readonly string[]): string {
  return choices.map(asData).join(' / ');
}

/** "Users affected: X" in the runbook's own section is a line to fill, known or not. */
function labelledLines(section: ReportSection, subject: ReportSubject): string[] {
  if (section.kind === 'timeline' || section.kind === 'actions') return [];
  const lines = section.guidance.flatMap((line) => {
    const label = /^\**([\p{L}][^:]{1,40}?)\**:\**\s*(?:[[{<$]|\$?X\b|$)/u.exec(line)?.[1];
    if (label === undefined) return [];
    const kind = kindOf(label);
    return [`- **${asData(label)}**: ${shortFact(kind === 'impact' ? 'own' : kind, subject)}`];
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function guidance(section: ReportSection): string[] {
  const lines = section.guidance.filter((line) => !/:\s*(?:[[{<$]|\$?X\b|$)/.test(line));
  return lines.length === 0 ? [] : [quote(lines.join('\n'))];
}
