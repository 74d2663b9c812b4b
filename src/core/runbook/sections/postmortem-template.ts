import type { PostmortemSection } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import type { Fence } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside, stated, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { cleanTitle } from '../read/section.ts';
import { fences } from '../read/visit.ts';

/** One section of the report, by its name as written but for numbers and decoration. */
export const reportSection = (name: string, src: Source): PostmortemSection => ({
  name: cleanTitle(name.replace(/[*_`]/g, '')).title.replace(/[:：]$/u, ''),
  guidance: [],
  ...stated(src),
});

/** Is this, by its title or the line before it, the form that a report of an incident is written on? */
export function isReportForm(reading: Reading, section: Section, lead = ''): boolean {
  return (
    inside(reading, section, 'postmortem', 'late-phase', 'review') || reading.words.says('report-template', `${section.title} ${lead}`)
  );
}

/** The sections of a fenced template of the report. */
export function fromFence(reading: Reading): PostmortemSection[] | null {
  for (const { block, section } of fences(reading.sections)) {
    if (
      !(isReportForm(reading, section, block.lead?.text) || readsLikeReport(reading, block) || isTitled(reading, block)) ||
      about(reading, section, 'action-items', 'rca', 'agenda')
    )
      continue;
    const found = headings(block) ?? fields(block, reading.words.says('template', `${section.title} ${block.lead?.text ?? ''}`));
    if (!found) continue;
    reading.claim(block);
    return found;
  }
  return null;
}

// What a report is made of, and hardly anything else is.
const PARTS = ['rca', 'timeline', 'action-items', 'late-phase', 'follow-up', 'customer-impact'] as const;

/** Is this, by its title, a part of a report? */
export const isPart = ({ words }: Reading, title: string): boolean => PARTS.some((topic) => words.topics(title).has(topic));

/** A fence of headings, of which most are what a report is made of, is its form wherever it stands. */
function readsLikeReport(reading: Reading, fence: Fence): boolean {
  const titles = fence.lines.flatMap(({ text }) => /^#{2,5}\s+(.{2,60})$/u.exec(text)?.[1] ?? []);
  const parts = titles.filter((title) => isPart(reading, title));
  return parts.length >= 3 && parts.length > titles.length / 2;
}

/** "# Post-mortem: <title>" over its fields. */
const isTitled = ({ words }: Reading, fence: Fence): boolean =>
  words.says('postmortem-noun', /^#{1,3}\s+([^:：<[{]{2,60})/u.exec(fence.lines[0]?.text ?? '')?.[1] ?? '');

/** The parts of a template that stands unfenced in the document: headings or bold lines below its title. */
export function fromParts(reading: Reading): PostmortemSection[] | null {
  for (const section of reading.sections) {
    const form = about(reading, section, 'postmortem') || reading.words.says('report-template', section.title);
    if (!form || !reading.words.says('template', section.title)) continue;
    const parts = section.sections.filter((s) => s.rank === (section.sections.some((c) => c.rank === 'heading') ? 'heading' : 'bold'));
    if (parts.length >= 3) return parts.map((part) => reportSection(part.title, part.src));
  }
  return null;
}

/** "Incident template", and after it the chapters of the report, each with a blank to fill. */
export function fromSiblings(reading: Reading): PostmortemSection[] | null {
  const { words } = reading;
  for (const section of reading.sections) {
    const beside = section.parent?.sections ?? [];
    if (!words.says('report-form', section.title) || section.sections.some((s) => s.rank === 'heading')) continue;
    const after = beside.slice(beside.indexOf(section) + 1).filter((s) => s.rank === 'heading' && !/^[[<{]/u.test(s.title));
    const end = after.findIndex((s) => !isBlank(s) && !isPart(reading, s.title));
    const parts = end < 0 ? after : after.slice(0, end);
    if (parts.length < 3 || parts.filter((s) => isPart(reading, s.title)).length < 2) continue;
    for (const part of parts) reading.claim(...part.blocks);
    return parts.map((part) => reportSection(part.title, part.src));
  }
  return null;
}

const isBlank = ({ blocks: [first] }: Section): boolean => first?.kind === 'paragraph' && /^[[<{]/u.test(first.text);

/** Headings of a Markdown template; the first, of a higher rank, is the report's title. */
function headings(fence: Fence): PostmortemSection[] | null {
  const all = fence.lines.flatMap(({ text, line, indent }) => {
    const match = /^\s*(#{1,5})\s+(.+)$/u.exec(text);
    return match?.[1] && match[2] ? [{ depth: match[1].length, title: match[2], line, column: indent + 1 }] : [];
  });
  const first = all[0];
  if (all.length < 3 || !first) return null;
  const rest = all.slice(1);
  const depth = Math.min(...(rest.every((h) => h.depth > first.depth) ? rest : all).map((h) => h.depth));
  const chosen = all.filter((h) => h.depth === depth);
  if (chosen.length < 3) return null;
  return chosen.map((h, i) => {
    const end = chosen[i + 1]?.line ?? fence.src.endLine;
    const guidance = fence.lines
      .filter((l) => l.line > h.line && l.line < end && l.text.trim() !== '')
      .map((l) => textFact(l.text.trim(), { line: l.line, column: l.indent + 1, endLine: l.line }));
    return { ...reportSection(h.title, { line: h.line, column: h.column, endLine: h.line }), guidance };
  });
}

/** "- Root cause:" lines below the title; bold labels in a form that is called one. */
function fields(fence: Fence, named: boolean): PostmortemSection[] | null {
  if (!named && !fence.lines.some((l) => /^#{1,3}\s/u.test(l.text))) return null;
  const found = fence.lines.flatMap(({ text, line }) => {
    const match =
      /^\s*[-*]\s+([^:：]{2,60})[:：]\s*(?:$|[\w-]{0,5}[<[{])/u.exec(text) ??
      (named ? /^\s*(?:[-*]\s+)?\*\*([^*:：]{2,60})[:：]?\*\*/u.exec(text) : null);
    return match?.[1] ? [reportSection(match[1], { line, column: 1, endLine: line })] : [];
  });
  return found.length >= 3 ? found : null;
}
