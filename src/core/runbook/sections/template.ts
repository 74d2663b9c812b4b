import type { Template } from '../../policy/communication.ts';
import type { Source } from '../../policy/source.ts';
import type { Fence } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { fences } from '../read/visit.ts';
import { isShell } from './command-block.ts';
import { holesIn } from './hole.ts';
import { looksLikeSteps } from './step-line.ts';

/** The messages that the runbook gives the words for: fences under a template's heading, or paragraphs below "**Subject:**". */
export function readTemplates(reading: Reading): void {
  for (const { block, section } of fences(reading.sections)) {
    if (reading.claimed(block) || !isTemplate(reading, section, block)) continue;
    const first = block.lines[0];
    add(reading, section, nameOf(reading, section, block), block.body, {
      line: first?.line ?? block.src.line,
      column: 1,
      endLine: block.src.endLine,
    });
    reading.claim(block);
  }
  for (const section of reading.sections) {
    readParagraphs(reading, section);
    readQuotes(reading, section);
  }
}

function isTemplate(reading: Reading, section: Section, fence: Fence): boolean {
  const { words } = reading;
  if (!['', 'text', 'txt', 'markdown', 'md', 'plain', 'plaintext'].includes(fence.language) || isShell(fence) || /[┌┐└┘]/u.test(fence.body))
    return false;
  const lead = fence.lead?.text ?? '';
  const headings = fence.lines.filter((line) => /^#{1,4}\s/u.test(line.text)).length;
  const said = words.says('template', lead) || inside(reading, section, 'templates');
  if (headings >= 3 || about(reading, section, 'rca', 'agenda', 'rotation')) return false;
  if (/\bexample\b/iu.test(section.title) || /^example/iu.test(lead)) return false;
  if (said) return !(looksLikeSteps(fence) && !holed(reading, fence));
  return (
    (about(reading, section, 'communication') || /message|announce|notif/iu.test(lead)) && holed(reading, fence) && !looksLikeSteps(fence)
  );
}

const holed = (reading: Reading, fence: Fence): boolean => holesIn(fence.body, 'body', fence.src, reading.words).length > 0;

function nameOf(reading: Reading, section: Section, fence: Fence): string {
  const generic = section.title === '' || /^(?:template|example)s?$/iu.test(section.title);
  const title = generic ? (section.parent?.title ?? fence.lead?.text ?? 'Template') : section.title;
  const told = /\bthe (\p{L}+ (?:message|notice|update|announcement))/iu.exec(fence.lead?.text ?? '')?.[1];
  if (told && !inside(reading, section, 'templates')) return told;
  if (/^template:?$/iu.test(fence.lead?.text ?? '') && !about(reading, section, 'templates')) {
    const first = fence.body.slice(0, 60);
    if (reading.words.says('resolution-message', first)) return 'Resolution';
    if (reading.words.says('update', first)) return 'Update';
  }
  const dashed = /^(?:e-?mail )?template\s*[-–—:]\s*(.+)$/iu.exec(title);
  return (dashed?.[1] ?? title).trim() || reading.policy.document.title || 'Template';
}

function add(reading: Reading, section: Section, name: string, text: string, src: Source): void {
  const { words } = reading;
  const subject = /^\s*Subject:\s*(.*)\n+/iu.exec(text);
  const body = subject ? text.slice(subject[0].length) : text;
  const skipped = subject ? (subject[0].match(/\n/g)?.length ?? 0) : 0;
  const bodySrc = { line: src.line + skipped, column: 1, endLine: src.endLine };
  const holes = [
    ...(subject ? holesIn(subject[1] ?? '', 'subject', { ...src, column: (subject[0].indexOf(subject[1] ?? '') ?? 0) + 1 }, words) : []),
    ...holesIn(body, 'body', bodySrc, words),
  ];
  const context = `${name} ${section.parent?.title ?? ''}`;
  const action = about(reading, section, 'action-items');
  const use: Template['use'] = action
    ? 'action-item'
    : about(reading, section, 'postmortem')
      ? 'postmortem'
      : words.says('status-page', context)
        ? 'status-page'
        : words.says('resolution-message', name)
          ? 'resolution'
          : words.says('initial-message', name)
            ? 'initial'
            : words.says('update', name)
              ? 'update'
              : /escalat/iu.test(name)
                ? 'escalation'
                : words.says('resolution-message', body.slice(0, 80))
                  ? 'resolution'
                  : words.says('initial-message', body.slice(0, 80))
                    ? 'initial'
                    : 'other';
  const audience: Template['audience'] =
    words.says('public', name) || use === 'status-page'
      ? 'public'
      : words.says('internal', name)
        ? 'internal'
        : /stakeholder/iu.test(name)
          ? 'stakeholders'
          : 'unstated';
  reading.policy.templates.push({
    id: reading.id('template', name),
    name,
    use,
    audience,
    subject: subject?.[1] ?? null,
    body,
    holes,
    ...stated(src),
  });
}

/** A message as a quote below its title, among the templates. */
function readQuotes(reading: Reading, section: Section): void {
  if (!inside(reading, section, 'templates') || about(reading, section, 'postmortem', 'action-items')) return;
  for (const block of section.blocks) {
    if (block.kind !== 'quote' || block.blocks.some((b) => b.kind !== 'paragraph')) continue;
    const text = block.blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.lines.map((l) => l.text).join('\n')] : [])).join('\n\n');
    if (holesIn(text, 'body', block.src, reading.words).length === 0) continue;
    add(reading, section, section.title, text, { ...block.src });
    reading.claim(block);
  }
}

/** The line that a template's body begins on: behind its subject and the blank lines after it. */
export function bodyLine(reading: Reading, template: Template): number {
  const first = template.body.split('\n')[0]?.trim() ?? '';
  for (let line = template.src.line; line <= template.src.endLine; line++) if (reading.lines[line - 1]?.includes(first)) return line;
  return template.src.line;
}

/** A message as plain paragraphs below a heading, opened by a subject line; a rule ends it. */
function readParagraphs(reading: Reading, section: Section): void {
  const [first] = section.blocks;
  if (first?.kind !== 'paragraph' || !/^\**subject\**\s*:/iu.test(first.text)) return;
  const end = section.blocks.findIndex((b) => b.kind === 'rule');
  const blocks = section.blocks.slice(0, end < 0 ? undefined : end);
  const last = blocks.at(-1);
  const text = reading.lines
    .slice(first.src.line - 1, last?.src.endLine ?? first.src.endLine)
    .join('\n')
    .replace(/\*\*/gu, '');
  add(reading, section, section.title, text, { line: first.src.line, column: 1, endLine: last?.src.endLine ?? first.src.endLine });
  reading.claim(...blocks);
}
