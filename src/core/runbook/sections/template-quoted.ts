import type { Block, Quote } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { placed } from '../read/visit.ts';
import { addTemplate, holed, placeOf, rawText } from './template-fact.ts';

/** Headings by status that it takes to be sure that what is quoted below them is said to people. */
const FEWEST = 3;

/** The words of a quote, without its marks and without italics around all of it. */
export const quoted = (reading: Reading, { src }: Quote): string =>
  rawText(reading, src.line, src.endLine)
    .replace(/^[^\S\n]*>[^\S\n]?/gmu, '')
    .trim()
    .replace(/^_(.*)_$/su, '$1');

/** "- **Resolved:**" and the message as a quote below it. */
export function readQuotedItems(reading: Reading, section: Section, block: Block): void {
  if (block.kind !== 'list' || reading.claimed(block)) return;
  const told = block.items.flatMap((item) => {
    const quote = item.blocks.find((inner): inner is Quote => inner.kind === 'quote');
    return quote ? [{ name: item.label ?? item.text.replace(/\s*[:：]$/u, ''), quote, text: quoted(reading, quote) }] : [];
  });
  const messages = told.filter(({ name, text }) => name !== '' && holed(reading, text, section));
  if (messages.length === 0 || messages.length < told.length / 2) return;
  for (const { name, quote, text } of messages) addTemplate(reading, section, name, text, { ...quote.src });
  reading.claim(block, ...messages.map(({ quote }) => quote));
}

/** Headings side by side that are states of an incident, each with a quote: what is said in that state, filled in or not. */
export function readStatusHeadings(reading: Reading): void {
  for (const parent of reading.sections) {
    if (inside(reading, parent, 'postmortem', 'severity')) continue;
    const states = parent.sections.flatMap((section) => {
      const quote = section.blocks.find((block): block is Quote => block.kind === 'quote' && !reading.claimed(block));
      const name = reading.words
        .without('state-noun', section.title)
        .replace(/["“”„«»']/gu, '')
        .trim();
      return section.rank === 'heading' && quote && reading.words.isOnly('status-word', name) ? [{ section, quote, name }] : [];
    });
    if (states.length < FEWEST) continue;
    for (const { section, quote, name } of states) {
      addTemplate(reading, section, name, quoted(reading, quote), { ...quote.src });
      reading.claim(...section.blocks.filter((block) => block.kind === 'quote'));
    }
  }
}

/** "**Start:** what is wrong. Template: "We look into [service]."": a message inside of what is said about it. */
export function readInlineMessages(reading: Reading): void {
  for (const { block, section, items } of placed(reading.sections)) {
    if ((block.kind !== 'paragraph' && block.kind !== 'list') || reading.claimed(block)) continue;
    if (inside(reading, section, 'postmortem', 'examples')) continue;
    const texts = block.kind === 'list' ? block.items : [{ ...block, label: items.at(-1)?.label ?? null }];
    for (const { text, label, lines } of texts) {
      const message = reading.words.captured('inline-message', text);
      if (!message || !holed(reading, message, section)) continue;
      const line = lines.find((each) => each.text.includes(message.slice(0, 12)))?.src.line ?? block.src.line;
      addTemplate(reading, section, label ?? section.title, message, placeOf(reading, message, line));
    }
  }
}

const LEAST_SAID = 3;

/** "Post in the channel: `🚨 Incident declared: [what]`", "Say: "We look into [what]."": the words that a step gives, in code or in quotes. */
export function readSaidMessages(reading: Reading): void {
  const { words } = reading;
  for (const { block, section } of placed(reading.sections)) {
    if ((block.kind !== 'paragraph' && block.kind !== 'list') || reading.claimed(block)) continue;
    if (inside(reading, section, 'postmortem', 'examples', 'templates', 'procedures')) continue;
    const texts = block.kind === 'list' ? block.items : [{ ...block, code: block.lines.flatMap((line) => line.code), label: null }];
    for (const { text, label, code, src, lines } of texts) {
      const quoted = [...text.matchAll(/[:：]\s?["“„«]([^"“”„«»]{10,600})["”“»]/gu)].flatMap((match) => match[1] ?? []);
      for (const message of [...code.filter((each) => OPENS_MESSAGE.test(each)), ...quoted]) {
        const before = text.slice(0, text.indexOf(message));
        const known = reading.policy.templates.some((template) => template.body.includes(message));
        if (known || message.split(/\s+/u).length < LEAST_SAID || !words.says('message-sent', before) || !holed(reading, message, section))
          continue;
        const line = lines.find((each) => each.text.includes(message.slice(0, 12)))?.src.line ?? src.line;
        addTemplate(reading, section, openerOf(reading, message) ?? label ?? section.title, message, placeOf(reading, message, line));
      }
    }
  }
}

/** A message opens with a capital, a picture or a bracket; a command and a path do not. */
const OPENS_MESSAGE = /^(?:[\p{Lu}[]|\p{Extended_Pictographic}|:\w{2,30}:\s)/u;

/** "Incident declared" of "🚨 Incident declared: [what]". */
function openerOf({ words }: Reading, message: string): string | null {
  const said = /^(?:[^\p{L}\p{N}]|:\w{2,30}:){0,8}(\p{L}[^:：[{<]{2,40})[:：]/u.exec(message)?.[1]?.trim();
  return said && (words.says('initial-message', said) || words.says('resolution-message', said) || words.says('status-word', said))
    ? said
    : null;
}
