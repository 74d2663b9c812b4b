import type { Template } from '../../policy/communication.ts';
import type { Fence } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { fences } from '../read/visit.ts';
import { isShell } from './command-block.ts';
import { holesIn } from './hole.ts';
import { messagesIn } from './messages-in-fence.ts';
import { looksLikeSteps } from './step-line.ts';
import { addTemplate } from './template-fact.ts';
import { readProseTemplates } from './template-prose.ts';

/** Lines of a message without blanks; a longer text is more than what one says. */
const VERBATIM = 4;

/** The messages that the runbook gives the words for: fences under a template's heading, and text that stands for one. */
export function readTemplates(reading: Reading): void {
  for (const { block, section } of fences(reading.sections)) {
    // A role's section may hold what its holder says: it is a message all the same.
    if ((reading.claimed(block) && !isVerbatim(reading, block)) || !isTemplate(reading, section, block)) continue;
    const messages = messagesIn(reading, block);
    const line = block.lines[0]?.line ?? block.src.line;
    if (messages.length === 0)
      addTemplate(reading, section, nameOf(reading, section, block), block.body, { line, column: 1, endLine: block.src.endLine });
    for (const { name, text, line: at } of messages)
      addTemplate(reading, section, name, text, { line: at, column: 1, endLine: at + text.split('\n').length - 1 });
    reading.claim(block);
  }
  readProseTemplates(reading);
}

function isTemplate(reading: Reading, section: Section, fence: Fence): boolean {
  const { words } = reading;
  if (!['', 'text', 'txt', 'markdown', 'md', 'plain', 'plaintext'].includes(fence.language) || isShell(fence) || /[┌┐└┘]/u.test(fence.body))
    return false;
  const lead = fence.lead?.text ?? '';
  const headings = fence.lines.filter((line) => /^#{1,4}\s/u.test(line.text)).length;
  const said = words.says('template', lead) || inside(reading, section, 'templates');
  if (about(reading, section, 'rca', 'agenda', 'rotation') || (headings >= 3 && messagesIn(reading, fence).length < 3)) return false;
  if (words.says('example', section.title) || words.find('example', lead)?.index === 0) return false;
  if (said) return !(looksLikeSteps(fence) && !holed(reading, fence));
  if (looksLikeSteps(fence)) return false;
  if (isVerbatim(reading, fence) && !inside(reading, section, 'examples')) return true;
  return (about(reading, section, 'communication') || words.says('message-lead', lead)) && holed(reading, fence);
}

/** "Post this message:" gives the very words, blanks or none. */
const isVerbatim = ({ words }: Reading, { lead, lines }: Fence): boolean =>
  lines.length <= VERBATIM && lead !== null && words.says('message-verbatim', lead.text);

const holed = (reading: Reading, fence: Fence): boolean => holesIn(fence.body, 'body', fence.src, reading.words).length > 0;

function nameOf(reading: Reading, section: Section, fence: Fence): string {
  const { words } = reading;
  const lead = (fence.lead?.text ?? '').replace(/\s*[:：]$/u, '');
  const generic = section.title === '' || words.isOnly('template-only', section.title);
  const title = generic ? (section.parent?.title ?? (lead || 'Template')) : section.title;
  // What somebody is to post stands at the end of what the heading is about, whatever bold title came last.
  if (isVerbatim(reading, fence) && section.rank !== 'heading')
    return ancestors(section).find((each) => each.rank === 'heading')?.title || section.title;
  const told = words.captured('message-told', lead);
  if (told && !isVerbatim(reading, fence) && !inside(reading, section, 'templates')) return told;
  if (words.isOnly('template-only', lead) && !about(reading, section, 'templates')) {
    const first = fence.body.slice(0, 60);
    if (words.says('resolution-message', first)) return 'Resolution';
    if (words.says('update', first)) return 'Update';
  }
  const dashed = /^(.{2,30}?)\s*[-–—:：]\s*(.+)$/u.exec(title);
  // Several messages below one heading are told apart by the lines that introduce them.
  const several = section.blocks.filter((b) => b.kind === 'fence' && b.lead !== null && b.lead.text !== fence.lead?.text).length > 0;
  if (several && lead !== '' && !words.isOnly('template-only', lead)) return lead;
  const own = dashed && words.isOnly('template-only', dashed[1] ?? '') ? dashed[2] : title;
  return own?.trim() || reading.policy.document.title || 'Template';
}

/** The line that a template's body begins on: behind its subject and the blank lines after it. */
export function bodyLine(reading: Reading, template: Template): number {
  const first = template.body.split('\n')[0]?.trim() ?? '';
  for (let line = template.src.line; line <= template.src.endLine; line++) if (reading.lines[line - 1]?.includes(first)) return line;
  return template.src.line;
}
