import type { Text } from '../../policy/source.ts';
import type { Block } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { addRole, filledFor } from './add-role.ts';

type Term = { name: string; line: number; texts: { text: string; line: number }[] };

const LONGEST_TERM = 6;
const MARKED = /[*_`]/gu;

/** Roles as terms with what they mean: a glossary (MyST), or a line and ": …" below it (a definition list). */
export function readTerms(reading: Reading, section: Section): void {
  const { words } = reading;
  const all = section.blocks.flatMap((block) => termsIn(block).map((term) => ({ ...term, block })));
  const terms = all.filter(({ name, texts }) => texts.length > 0 && name.split(/\s+/u).length <= LONGEST_TERM);
  if (terms.length < 2 || !terms.some(({ name }) => words.says('incident-role', name))) return;
  for (const { name, line, texts, block } of terms) {
    reading.claim(block);
    if (words.says('group-noun', name)) continue;
    const at = (each: number) => ({ line: each, column: 1, endLine: each });
    const duties = texts.map((text): Text => textFact(text.text, at(text.line)));
    addRole(reading, { name, src: at(line), duties, filledFor: filledFor(reading, section) });
  }
}

function termsIn(block: Block): Term[] {
  const lines =
    block.kind === 'fence' && block.language === '{glossary}'
      ? block.lines.map(({ text, line, indent }) => ({ text: text.trim(), line, told: indent > 0 || /^\s/u.test(text) }))
      : block.kind === 'paragraph'
        ? block.lines.map(({ text, src }) => ({ text: text.replace(/^:\s+/u, ''), line: src.line, told: /^:\s/u.test(text) }))
        : [];
  const terms: Term[] = [];
  for (const { text, line, told } of lines) {
    if (text === '') continue;
    if (told) terms.at(-1)?.texts.push({ text, line });
    else terms.push({ name: text.replace(MARKED, ''), line, texts: [] });
  }
  return terms;
}
