import type { Template } from '../../policy/communication.ts';
import type { Fence, Item } from '../read/block.ts';
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
  for (const { block: fence, section, items } of fences(reading.sections)) {
    // What a step says before its message leads to it.
    const lead = fence.lead ?? items.at(-1)?.lines.at(-1) ?? null;
    const block = lead === fence.lead ? fence : { ...fence, lead };
    // A role's section may hold what its holder says: it is a message all the same.
    if ((reading.claimed(fence) && !isVerbatim(reading, block)) || !isTemplate(reading, section, block)) continue;
    const messages = messagesIn(reading, block);
    const line = block.lines[0]?.line ?? block.src.line;
    if (messages.length === 0)
      addTemplate(reading, section, nameOfStep(reading, section, items) ?? nameOf(reading, section, block), block.body, {
        line,
        column: 1,
        endLine: block.src.endLine,
      });
    for (const { name, text, line: at } of messages)
      addTemplate(reading, section, name, text, { line: at, column: 1, endLine: at + text.split('\n').length - 1 });
    reading.claim(fence);
  }
  readProseTemplates(reading);
}

function isTemplate(reading: Reading, section: Section, fence: Fence): boolean {
  const { words } = reading;
  if (!['', 'text', 'txt', 'markdown', 'md', 'plain', 'plaintext'].includes(fence.language) || isShell(fence) || /[┌┐└┘]/u.test(fence.body))
    return false;
  const lead = fence.lead?.text ?? '';
  const headings = fence.lines.filter((line) => /^#{1,4}\s/u.test(line.text)).length;
  const told = words.says('template', lead);
  const said = told || inside(reading, section, 'templates');
  // A document of state that is kept up to date has headings too: "Comms template".
  const kept = about(reading, section, 'templates') && about(reading, section, 'communication') && holed(reading, fence);
  if (about(reading, section, 'rca', 'agenda', 'rotation') || (headings >= 3 && !kept && messagesIn(reading, fence).length < 3))
    return false;
  if (words.says('example', section.title) || words.find('example', lead)?.index === 0 || (!told && words.says('example', lead)))
    return false;
  if (told && areFields(fence)) return true;
  if (said) return !(looksLikeSteps(fence) && !holed(reading, fence));
  if (looksLikeSteps(fence)) return false;
  if (isVerbatim(reading, fence) && !inside(reading, section, 'examples')) return true;
  const sent = words.says('message-lead', lead) || (/[:：]$/u.test(lead) && words.says('message-sent', lead));
  return (about(reading, section, 'communication') || sent) && holed(reading, fence);
}

/** "- **Status**: under investigation": a form to copy, filled in as an example. */
function areFields({ lines }: Fence): boolean {
  const items = lines.filter(({ text }) => /^\s*[-*]\s/u.test(text));
  return (
    items.length >= 3 && items.every(({ text }) => /^\s*[-*]\s+\*\*[^*]{2,40}\*\*\s?[:：]|^\s*[-*]\s+\*\*[^*]{2,40}[:：]\*\*/u.test(text))
  );
}

/** "Post this message:" gives the very words, blanks or none. */
const isVerbatim = ({ words }: Reading, { lead, lines }: Fence): boolean =>
  lines.length <= VERBATIM && lead !== null && words.says('message-verbatim', lead.text);

const holed = (reading: Reading, fence: Fence): boolean => holesIn(fence.body, 'body', fence.src, reading.words).length > 0;

/** "Declare the incident" of "3. **Declare the incident.** Post in the channel:". */
function nameOfStep(reading: Reading, section: Section, items: Item[]): string | null {
  const item = items.at(-1);
  const strong = item?.strong && item.text.startsWith(item.strong) ? item.strong : null;
  const name = (item?.label ?? strong)?.replace(/(?<![.:：])[.:：]{1,2}$/u, '') ?? '';
  const alone = name === '' || name.length > 60 || reading.words.isOnly('template-only', name) || inside(reading, section, 'templates');
  return alone ? null : name;
}

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
