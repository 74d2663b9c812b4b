import type { PostmortemSection } from '../../policy/learning.ts';
import type { Source } from '../../policy/source.ts';
import type { Fence } from '../read/block.ts';
import { itemsOf } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, documentTitle, inside, stated, textFact } from '../read/reading.ts';
import { cleanTitle } from '../read/section.ts';
import { fences, statements } from '../read/visit.ts';
import { stepLines } from './step-line.ts';

type Found = PostmortemSection[];

/** What the report must contain: headings of the report's template, else a list of required sections, else chapters, else a sentence. */
export function readPostmortemSections(reading: Reading): void {
  reading.policy.review.sections = fromTemplate(reading) ?? fromList(reading) ?? fromChapters(reading) ?? fromSentence(reading) ?? [];
}

const section = (name: string, src: Source): PostmortemSection => ({
  name: cleanTitle(name.replace(/[*_`]/g, '')).title.replace(/[:：]$/u, ''),
  guidance: [],
  ...stated(src),
});

function fromTemplate(reading: Reading): Found | null {
  for (const { block, section: at } of fences(reading.sections)) {
    const lead = block.lead?.text ?? '';
    const review =
      inside(reading, at, 'postmortem', 'late-phase', 'review') ||
      /post-?mortem|incident report|review template|skeleton/iu.test(`${at.title} ${lead}`);
    if (!review || about(reading, at, 'action-items', 'rca', 'agenda')) continue;
    const found = headings(block) ?? fields(block);
    if (!found) continue;
    reading.claim(block);
    return found;
  }
  return null;
}

/** Headings of a Markdown template; the first, of a higher rank, is the report's title. */
function headings(fence: Fence): Found | null {
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
    return { ...section(h.title, { line: h.line, column: h.column, endLine: h.line }), guidance };
  });
}

/** "- Root cause:" lines below the title. */
function fields(fence: Fence): Found | null {
  if (!fence.lines.some((l) => /^#\s/u.test(l.text))) return null;
  const found = fence.lines.flatMap(({ text, line }) => {
    const match = /^\s*[-*]\s+([^:]{3,60}):\s*$/u.exec(text);
    return match?.[1] ? [section(match[1], { line, column: 1, endLine: line })] : [];
  });
  return found.length >= 3 ? found : null;
}

const LEAD = /^(?:required |key |the )?(?:report )?(?:sections?|contents?)\b|\b(?:must|should) (?:include|contain|cover)\b.*:$/iu;

function fromList(reading: Reading): Found | null {
  for (const at of reading.sections) {
    if (!inside(reading, at, 'postmortem', 'late-phase', 'review', 'record') || /required actions|evidence/iu.test(at.title)) continue;
    for (const block of at.blocks) {
      const lead = 'lead' in block ? (block.lead?.text ?? '') : '';
      if (!about(reading, at, 'sections') && !LEAD.test(lead)) continue;
      const names =
        block.kind === 'fence'
          ? stepLines(block)
              .filter((l) => l.depth === 0)
              .map((l) => section(l.text, l.src))
          : itemsOf(block)
              .filter((i) => block.kind === 'list' && block.items.includes(i))
              .map((i) => section(i.label ?? i.strong ?? i.text, i.src));
      if (names.length < 3) continue;
      reading.claim(block);
      return names.map((n) => ({ ...n, name: n.name.replace(/\s*\([^()]*\)$/u, '') }));
    }
  }
  return null;
}

/** A chapter "Postmortem" whose parts are what a report has. */
function fromChapters(reading: Reading): Found | null {
  const title = documentTitle(reading);
  const chapter = reading.sections.find(
    (s) => s !== title && /^post-?\s?mortems?$/iu.test(s.title) && s.sections.filter((c) => c.rank === 'heading').length >= 2,
  );
  const parts = chapter?.sections.filter(
    (c) => c.rank === 'heading' && about(reading, c, 'rca', 'timeline', 'action-items', 'background', 'late-phase'),
  );
  return parts && parts.length >= 2 ? parts.map((c) => section(c.title, c.src)) : null;
}

/** "Document the incident timeline, root cause, actions taken, and resolution." */
function fromSentence(reading: Reading): Found | null {
  for (const { text, src, section: at } of statements(reading)) {
    if (!inside(reading, at, 'late-phase', 'review', 'postmortem') || inside(reading, at, 'templates')) continue;
    const match = /^document:?\s+(?:the\s+)?(.+?)\.?$/iu.exec(text);
    const parts =
      match?.[1]
        ?.split(/,\s*(?:and\s+)?|\s+and\s+/u)
        .map((p) => p.trim())
        .filter(Boolean) ?? [];
    if (parts.length >= 3 && parts.every((p) => p.split(' ').length <= 4)) return parts.map((p) => section(p, src));
  }
  return null;
}
