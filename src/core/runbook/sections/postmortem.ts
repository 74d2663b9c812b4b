import type { PostmortemSection } from '../../policy/learning.ts';
import { itemsOf } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { about, documentTitle, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { statements, tablesIn } from '../read/visit.ts';
import { fromFence, fromParts, fromSiblings, isPart, isReportForm, reportSection } from './postmortem-template.ts';
import { fromEnumeration, fromNamedParts, opensPart } from './report-told.ts';
import { stepLines } from './step-line.ts';

type Found = PostmortemSection[] | null;

/** What the report must contain: headings of its template, else a list or table of required sections, else chapters, else a sentence. */
export function readPostmortemSections(reading: Reading): void {
  const ways = [
    fromFence,
    fromList,
    fromTable,
    fromParts,
    fromSiblings,
    fromChapters,
    fromLine,
    fromSentence,
    fromNamedParts,
    fromEnumeration,
  ];
  for (const way of ways) {
    const found = way(reading);
    if (!found) continue;
    reading.policy.review.sections = found;
    return;
  }
}

function fromList(reading: Reading): Found {
  const { words } = reading;
  for (const at of reading.sections) {
    if (!inside(reading, at, 'postmortem', 'late-phase', 'review', 'record') || words.says('not-report', at.title)) continue;
    const form = about(reading, at, 'sections') || (about(reading, at, 'postmortem', 'review') && words.says('template', at.title));
    for (const block of at.blocks) {
      const lead = 'lead' in block ? (block.lead?.text ?? '') : '';
      if (!form && !words.says('report-lead', lead)) continue;
      const names =
        block.kind === 'fence'
          ? stepLines(block)
              .filter((l) => l.depth === 0)
              .map((l) => reportSection(l.text, l.src))
          : itemsOf(block)
              .filter((i) => block.kind === 'list' && block.items.includes(i))
              .map((i) => reportSection(i.label ?? i.strong ?? i.text, i.src));
      // What a record holds is a report where it has a report's parts; what somebody sends who reports a flaw has none.
      const ours = inside(reading, at, 'postmortem', 'late-phase', 'review') || names.filter((n) => opensPart(words, n.name)).length >= 2;
      if (names.length < 3 || !ours) continue;
      reading.claim(block);
      return names.map((n) => ({ ...n, name: n.name.replace(/\s*\([^()]*\)$/u, '') }));
    }
  }
  return null;
}

/** Section | What goes in. */
function fromTable(reading: Reading): Found {
  for (const { block, section } of tablesIn(reading.sections)) {
    if (!isReportForm(reading, section, block.lead?.text)) continue;
    const columns = columnsOf(block, reading.words, ['section']);
    const names = block.rows.flatMap((row) => columns.cell(row, 'section') ?? []);
    if (names.length < 3) continue;
    reading.claim(block);
    return names.map((cell) => reportSection(cell.text, cell.src));
  }
  return null;
}

/** A chapter "Postmortem" whose parts are what a report has. */
function fromChapters(reading: Reading): Found {
  const title = documentTitle(reading);
  const heads = (s: Section): Section[] => s.sections.filter((c) => c.rank === 'heading');
  const chapter = reading.sections.find((s) => s !== title && reading.words.isOnly('postmortem-noun', s.title) && heads(s).length >= 2);
  const parts = chapter ? heads(chapter).filter((c) => isPart(reading, c.title) || about(reading, c, 'background')) : [];
  if (parts.length >= 2) return parts.map((c) => reportSection(c.title, c.src));
  // Below a longer title, where most of the parts are a report's.
  const form = reading.sections.find((s) => {
    const all = heads(s);
    const own = all.filter((c) => isPart(reading, c.title)).length;
    return s !== title && about(reading, s, 'postmortem', 'review') && own >= 3 && own >= all.length * 0.6;
  });
  return form ? heads(form).map((c) => reportSection(c.title, c.src)) : null;
}

/** "Summary | Timeline | Root cause | Lessons": a line of names in the chapter of the form. */
function fromLine(reading: Reading): Found {
  for (const { text, src, section } of statements(reading)) {
    const form = about(reading, section, 'sections') || reading.words.says('report-template', section.title);
    const parts = text.split(/\s[|·→]\s|\s\/\s/u).map((part) => part.trim());
    if (form && parts.length >= 3 && parts.every((part) => part !== '' && part.split(' ').length <= 6))
      return parts.map((part) => reportSection(part, src));
  }
  return null;
}

/** "Document the incident timeline, root cause, actions taken, and resolution." */
function fromSentence(reading: Reading): Found {
  const { words } = reading;
  const and = new RegExp(`\\s+${words.source('and')}\\s+`, 'iu');
  for (const statement of statements(reading)) {
    const { src, section, item } = statement;
    const labelled = item?.label ? words.says('review-noun', item.label) : false;
    if (!(labelled || inside(reading, section, 'late-phase', 'review', 'postmortem')) || inside(reading, section, 'templates')) continue;
    const text = labelled ? (item?.value ?? '') : statement.text;
    const parts = (words.captured('report-contains', text) ?? '')
      .split(/[,、，]\s*/u)
      .flatMap((part) => (words.find('and', part)?.index === 0 ? words.without('and', part) : part).split(and))
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length >= 3 && parts.every((part) => part.split(' ').length <= 4)) return parts.map((part) => reportSection(part, src));
  }
  return null;
}
