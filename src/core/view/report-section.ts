import { lineOf } from '../incident/decision.ts';
import type { Template } from '../policy/communication.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Source } from '../policy/source.ts';

/** What a section of a report is about, so that it can be filled; `own` is one that only people can write. */
export type SectionKind =
  | 'incident-id'
  | 'severity'
  | 'title'
  | 'started'
  | 'ended'
  | 'duration'
  | 'systems'
  | 'commander'
  | 'status'
  | 'summary'
  | 'timeline'
  | 'root-cause'
  | 'impact'
  | 'response'
  | 'resolution'
  | 'improve'
  | 'actions'
  | 'responders'
  | 'updates'
  | 'decisions'
  | 'durations'
  | 'own';

export type ReportSection = { name: string; kind: SectionKind; guidance: string[]; src: Source | null };

/** Kinds that one line answers. */
export const SHORT: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'incident-id',
  'severity',
  'title',
  'started',
  'ended',
  'duration',
  'systems',
  'commander',
  'status',
]);

const KINDS: [RegExp, SectionKind][] = [
  [/\b(?:incident|ticket|case)[\s_-]*(?:id|number|no|key|reference)\b|^id$/i, 'incident-id'],
  [/\bseverity\b|\bpriority level\b/i, 'severity'],
  [/\baction items?\b|\bfollow[- ]?ups?\b|\bcorrective\b|\bnext steps\b/i, 'actions'],
  [/\btime ?line\b|\bchronolog|\bsequence of events\b/i, 'timeline'],
  [/\broot cause\b|\bcauses?\b|\brca\b|\bcontributing\b|\bwhys?\b/i, 'root-cause'],
  [/\b(?:start|began|begin|impact began|detection)\w*[\s_-]*(?:time|date|at)?$/i, 'started'],
  [/\b(?:end|resolved|resolution|finish|recovery)[\s_-]*(?:time|date|at)\b/i, 'ended'],
  [/\bmetrics?\b|\bresponse times?\b/i, 'durations'],
  [/\bduration\b|\btotal time\b|\bdowntime\b/i, 'duration'],
  [/\baffected (?:systems?|services?|components?)\b|\b(?:systems?|services?|components?) (?:affected|impacted)\b/i, 'systems'],
  [/\bimpact\b|\baffected\b|\bcustomers?\b/i, 'impact'],
  [/\bincident commander\b|^commander$|^ic$/i, 'commander'],
  [/^(?:incident )?title$|^incident name$/i, 'title'],
  [/^(?:current )?status$/i, 'status'],
  [/\bimprove|\bwent (?:wrong|badly|poorly)\b|\bdid(?: not|n['’]t) go\b|\blucky\b/i, 'improve'],
  [/\bresponders?\b|\bparticipants?\b|\bpeople involved\b|\bresponse team\b/i, 'responders'],
  [/\bcommunicat|\bupdates? (?:sent|posted)\b/i, 'updates'],
  [/\bdecisions?\b/i, 'decisions'],
  [/\bresolution\b|\bresolved\b|\bfix\b|\brecovery\b/i, 'resolution'],
  [/\bactions? taken\b|\bresponse\b|\bmitigation\b|\bsteps taken\b|\bdetection\b/i, 'response'],
  [/\bsummary\b|\boverview\b|\bwhat happened\b|\bdescription\b/i, 'summary'],
];

export function kindOf(name: string): SectionKind {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'own';
}

/** Sections for a runbook that names none. */
const BASE = [
  'Summary',
  'Impact',
  'Timeline',
  'Root cause',
  'Response',
  'Resolution',
  'What went well',
  'What could be improved',
  'Action items',
];

/**
 * The sections that this runbook wants, in its order: its postmortem's, or those of its postmortem template, or the fields that its record
 * requires, or else ours (`ours`). What the record requires beside the sections stands in `fields`.
 */
export function reportSections(policy: CompiledPolicy): { sections: ReportSection[]; fields: ReportSection[]; ours: boolean } {
  const wanted = policy.review.sections
    .filter((one) => one.origin !== 'base')
    .map((one) =>
      section(
        one.name,
        one.guidance.map((line) => line.text),
        lineOf(one),
      ),
    );
  const fields = policy.recordFields
    .filter((one) => one.origin !== 'base')
    .map((one) => section(one.name, one.text === null ? [] : [one.text], lineOf(one)));
  const template = postmortemTemplate(policy);
  const sections = wanted.length > 0 ? wanted : template === null ? [] : templateSections(template);
  if (sections.length > 0)
    return { sections, fields: fields.filter((field) => !sections.some((one) => sameName(one, field))), ours: false };
  if (fields.length > 0) return { sections: fields, fields: [], ours: false };
  const base = policy.review.sections.map((one) => one.name);
  return { sections: (base.length > 0 ? base : BASE).map((name) => section(name, [], null)), fields: [], ours: true };
}

export function postmortemTemplate(policy: CompiledPolicy): Template | null {
  return policy.templates.find((template) => template.use === 'postmortem' && template.origin !== 'base') ?? null;
}

function templateSections(template: Template): ReportSection[] {
  const sections: ReportSection[] = [];
  for (const [index, line] of template.body.split('\n').entries()) {
    const heading = /^#{2,6}\s+(.+?)\s*#*\s*$/.exec(line)?.[1];
    if (heading !== undefined && !(sections.length === 0 && /post-?\s?mortem|incident report/i.test(heading))) {
      const at = template.src.line + index;
      sections.push(section(heading, [], template.origin === 'base' ? null : { line: at, column: 1, endLine: at }));
    } else if (line.trim() !== '') sections.at(-1)?.guidance.push(line.trim().replace(/^[-*]\s+/, ''));
  }
  return sections;
}

function section(name: string, guidance: string[], src: Source | null): ReportSection {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { name: capital, kind: kindOf(name), guidance, src };
}

function sameName(one: ReportSection, other: ReportSection): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase() || (one.kind !== 'own' && one.kind === other.kind);
}
