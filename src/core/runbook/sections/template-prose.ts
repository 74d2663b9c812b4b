import type { Block, Item, List, Paragraph } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks, walk } from '../read/section.ts';
import { addTemplate, holed, placeOf, rawText } from './template-fact.ts';
import { quoted, readInlineMessages, readQuotedItems, readSaidMessages, readStatusHeadings } from './template-quoted.ts';

/** What may stand among the templates and is no message: the report, and what the messages are about. */
const NO_MESSAGE = ['postmortem', 'action-items', 'rca', 'agenda', 'rotation', 'sections', 'references', 'contacts', 'checklist'] as const;
const MESSAGE_WORDS = ['initial-message', 'resolution-message', 'status-word', 'update', 'public', 'internal', 'stakeholder'] as const;

/** A report's parts are no messages, though a collection of messages may hold the report too. */
const ofReport = (reading: Reading, section: Section): boolean =>
  section.parent !== null &&
  inside(reading, section.parent, 'postmortem', 'rca', 'action-items') &&
  !about(reading, section.parent, 'templates');

/** Messages that stand in no fence: quotes, items and cells below a heading of templates, and sections whose text has blanks. */
export function readProseTemplates(reading: Reading): void {
  for (const section of reading.sections) {
    if (opensWithSubject(reading, section)) addSection(reading, section);
    if (!inside(reading, section, 'templates') || about(reading, section, ...NO_MESSAGE) || ofReport(reading, section)) continue;
    for (const block of section.blocks) {
      readQuotedItems(reading, section, block);
      readBlock(reading, section, block);
    }
  }
  readStatusHeadings(reading);
  readInlineMessages(reading);
  readSaidMessages(reading);
  for (const section of reading.sections) readQuotes(reading, section);
  for (const section of reading.sections) readParts(reading, section);
  for (const section of reading.sections) readUnmarked(reading, section);
}

const soundsLike = ({ words }: Reading, title: string): boolean => MESSAGE_WORDS.some((phrase) => words.says(phrase, title));

function opensWithSubject(reading: Reading, section: Section): boolean {
  const [first] = section.blocks;
  if (first?.kind !== 'paragraph' || !first.lines[0]) return false;
  return reading.words.label(splitLabel(first.lines[0])?.label ?? '').has('subject');
}

function readBlock(reading: Reading, section: Section, block: Block): void {
  if (reading.claimed(block)) return;
  if (block.kind === 'list' || block.kind === 'paragraph') readItems(reading, section, block);
  else if (block.kind === 'table')
    for (const row of block.rows) {
      const [name, ...cells] = row;
      const told = cells.find((cell) => isMessage(reading, cell.text, section));
      if (!name?.text || !told) continue;
      addTemplate(reading, section, name.text, told.text, placeOf(reading, told.text, told.src.line));
      reading.claim(block);
    }
}

/** A quote with blanks among the templates, or below a title that speaks of a message. */
function readQuotes(reading: Reading, section: Section): void {
  const told =
    inside(reading, section, 'templates') || about(reading, section, 'communication') || reading.words.says('message-lead', section.title);
  if (!told || about(reading, section, ...NO_MESSAGE)) return;
  for (const block of section.blocks) {
    if (block.kind !== 'quote' || reading.claimed(block)) continue;
    const text = quoted(reading, block);
    if (!holed(reading, text, section)) continue;
    // "Content:" in bold, above the quote, is a part of the message that the heading names.
    const part = section.parent && section.rank !== 'heading' && reading.words.isOnly('template-only', section.title);
    addTemplate(reading, section, part ? section.parent?.title || section.title : section.title, text, { ...block.src });
    reading.claim(block);
  }
}

/** "**Initial:** `We look into [what].`", "- Update: "Still at it, next at {time}."": a named message in code or in quotation marks. */
function readItems(reading: Reading, section: Section, block: List | Paragraph): void {
  const lines: Labelled[] =
    block.kind === 'list'
      ? block.items
      : block.lines.map((line) => ({ ...line, ...(splitLabel(line) ?? { label: null, value: line.text }) }));
  const told = lines.filter((line) => line.label && isMessage(reading, line.value, section) && isQuoted(line));
  const named = lines.filter((line) => line.label && soundsLike(reading, line.label) && isMessage(reading, line.value, section));
  const messages = block.kind === 'list' && named.length >= told.length ? named : told;
  for (const { label, value, src } of messages) {
    const text = value.replace(/^["“„«'`]+|(?<!["”“»'`])["”“»'`]+$/gu, '');
    addTemplate(reading, section, label ?? section.title, text, placeOf(reading, text, src.line));
  }
  if (messages.length > 0) reading.claim(block);
}

type Labelled = Pick<Item, 'label' | 'value' | 'code' | 'src'>;

const isMessage = (reading: Reading, text: string, section: Section): boolean =>
  text.split(/\s+/u).length >= 3 && holed(reading, text, section);

const isQuoted = ({ code, value }: Labelled): boolean =>
  code.some((each) => each.length > value.length * 0.8) || /^["“„«'].*["”“»']\.?$/su.test(value);

/** Bold titles that name messages, below a heading of templates: each is one. */
function readParts(reading: Reading, section: Section): void {
  if (!inside(reading, section, 'templates') || about(reading, section, ...NO_MESSAGE)) return;
  const parts = section.sections.filter((s) => s.rank !== 'heading' && isText(reading, s) && soundsLike(reading, s.title));
  if (parts.length < 2 || parts.length < section.sections.length / 2) return;
  if (parts.every((part) => holed(reading, textOf(reading, part).text, part))) for (const part of parts) addSection(reading, part);
}

/** Text with blanks right below a heading among the templates; and its neighbours without any whose titles name messages. */
function readUnmarked(reading: Reading, section: Section): void {
  const { title } = section;
  if (section.rank !== 'heading' || !isText(reading, section) || about(reading, section, ...NO_MESSAGE) || ofReport(reading, section))
    return;
  if (!inside(reading, section, 'templates') || section.sections.some((s) => s.rank === 'heading')) return;
  const siblings = section.parent?.sections.filter((s) => s !== section && reading.policy.templates.some((t) => t.name === s.title)) ?? [];
  const alike = siblings.length >= 2 && soundsLike(reading, title);
  if (alike || holed(reading, textOf(reading, section).text, section)) addSection(reading, section);
}

/** Prose and lists that nobody has read, and no fence, table or quote. */
const isText = (reading: Reading, section: Section): boolean => {
  const blocks = allBlocks(section).filter((b) => b.kind !== 'rule');
  return blocks.length > 0 && blocks.every((b) => (b.kind === 'paragraph' || b.kind === 'list') && !reading.claimed(b));
};

/** The raw text below a title, up to a rule; a first line that only announces it ("Send this:") is not part of it. */
function textOf(reading: Reading, section: Section): { text: string; line: number; endLine: number; blocks: Block[] } {
  const parts = section.rank === 'document' ? [section] : walk(section);
  const rule = section.blocks.find((b) => b.kind === 'rule')?.src.line ?? Number.POSITIVE_INFINITY;
  const blocks = parts.flatMap((s) => s.blocks).filter((b) => b.src.line < rule);
  const places = [...blocks.map((b) => b.src), ...parts.filter((s) => s !== section && s.src.line < rule).map((s) => s.src)];
  const [first] = section.blocks;
  const announced = first?.kind === 'paragraph' && places.length > 1 && /[:：]$/u.test(first.text) && !holed(reading, first.text, section);
  const title = section.rank === 'document' ? 0 : section.src.endLine;
  const from = announced && !opensWithSubject(reading, section) ? first.src.endLine : title;
  const line = Math.min(...places.map((src) => src.line).filter((at) => at > from));
  const endLine = Math.max(...places.map((src) => src.endLine));
  return { text: rawText(reading, line, endLine), line, endLine, blocks };
}

function addSection(reading: Reading, section: Section): void {
  const { text: raw, line, endLine, blocks } = textOf(reading, section);
  // "Content:" above a quote is no part of what is said, nor are the marks of the quote; lines stay where they are.
  const text = raw
    .replace(/^[^\S\n]*>[^\S\n]?/gmu, '')
    .replace(/^[^\n]{1,30}[:：]$/gmu, (label) => (reading.words.isOnly('template-only', label.slice(0, -1)) ? '' : label));
  addTemplate(reading, section, section.title || 'Template', text, { line, column: 1, endLine });
  reading.claim(...blocks);
}
