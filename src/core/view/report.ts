import type { DecisionContext } from '../incident/context.ts';
import type { IncidentState } from '../incident/state.ts';
import { asData } from './markdown.ts';
import { sectionText, timelineText } from './report-content.ts';
import { type ReportedEvent, type ReportSubject, reportSubject, shortFact } from './report-facts.ts';
import { decisions, durations, missed, responders, review, skipped, updates } from './report-record.ts';
import { type ReportSection, reportSections, type SectionKind, SHORT } from './report-section.ts';

/**
 * The incident as Markdown by the runbook's own postmortem sections in their order, filled with what its record knows; what only people
 * can write is marked. After them stands the rest of the record. The same record always gives the same text.
 */
export function report(context: DecisionContext, state: IncidentState, recorded: readonly ReportedEvent[]): string {
  const subject = reportSubject(context, state, recorded);
  const { sections, fields, ours } = reportSections(context.policy);
  const kinds = new Set(sections.map((section) => section.kind));
  const source = ours
    ? `The runbook "${asData(state.runbook.name)}" names no sections for this report; these are Muster's own.`
    : `The sections are those of the runbook "${asData(state.runbook.name)}", revision ${state.runbook.hash.slice(0, 12)}.`;
  const blocks = [
    `# ${state.drill ? 'Drill' : 'Incident'} INC-${state.number}: ${asData(state.title)}`,
    `A draft from the incident's record. ${source} What only people can tell is marked _to be written_.`,
    ...(fields.length === 0 ? [] : ['## Required information', shortList(fields, subject)]),
    ...ownSections(sections, subject),
    ...record(kinds, subject),
    integrity(subject),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Short ones that follow one another read better as one list than as so many headings. */
function ownSections(sections: readonly ReportSection[], subject: ReportSubject): string[] {
  const blocks: string[] = [];
  let short: ReportSection[] = [];
  const flush = () => {
    if (short.length > 1) blocks.push(shortList(short, subject));
    else for (const one of short) blocks.push(heading(one), sectionText(one, subject));
    short = [];
  };
  for (const section of sections) {
    if (SHORT.has(section.kind)) short.push(section);
    else {
      flush();
      blocks.push(heading(section), sectionText(section, subject));
    }
  }
  flush();
  return blocks;
}

function heading(section: ReportSection): string {
  return `## ${asData(section.name)}${section.src === null ? '' : ` (line ${section.src.line})`}`;
}

function shortList(sections: readonly ReportSection[], subject: ReportSubject): string {
  return sections.map((one) => `- **${asData(one.name)}**: ${shortFact(one.kind, subject)}`).join('\n');
}

/** What the record knows and the runbook's sections did not ask for. */
function record(asked: ReadonlySet<SectionKind>, subject: ReportSubject): string[] {
  const head = [
    { name: 'Severity', kind: 'severity' },
    { name: 'Started', kind: 'started' },
    { name: 'Resolved', kind: 'ended' },
    { name: 'Duration', kind: 'duration' },
    { name: 'Commander', kind: 'commander' },
    { name: 'Status', kind: 'status' },
  ] as const;
  const facts = head.filter(({ kind }) => !asked.has(kind)).map(({ name, kind }) => `- **${name}**: ${shortFact(kind, subject)}`);
  const section = (title: string, text: string) => (text === '' ? [] : [`### ${title}`, text]);
  const part = (title: string, kind: SectionKind, text: string) => (asked.has(kind) ? [] : section(title, text));
  return [
    '## Record',
    facts.join('\n'),
    ...part('Durations', 'durations', durations(subject)),
    ...part('Timeline', 'timeline', timelineText(subject)),
    ...part('Responders', 'responders', responders(subject)),
    ...part('Decisions', 'decisions', decisions(subject)),
    ...part('Updates', 'updates', updates(subject)),
    ...part('Promises missed', 'improve', missed(subject)),
    ...part('Steps left out', 'improve', skipped(subject)),
    ...section('Review', review(subject)),
  ];
}

function integrity({ recorded }: ReportSubject): string {
  const head = recorded.at(-1)?.hash;
  const chain =
    head === undefined ? '' : ` The head of their hash chain is \`${head}\`: a changed, removed or inserted event would give another.`;
  return `---\n\nWritten from ${recorded.length} ${recorded.length === 1 ? 'event' : 'events'}.${chain}`;
}
