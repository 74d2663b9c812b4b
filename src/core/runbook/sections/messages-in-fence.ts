import type { Fence } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';

/** One of several messages in a fence. `line`: where its text begins. */
export type Message = { name: string; text: string; line: number };

const MARKED = /^(?:[\p{Extended_Pictographic}\uFE0F]+|#{1,4}(?=\s)|\*\*|\[(?=\p{Lu}))\s*/u;
const RULE = /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/u;
const HOLE = /(?:\S*[[{<]).*$/su;

/**
 * The messages of one fence that are set apart by blank lines or rules, each opened by a picture, a heading or a status ("[RESOLVED]",
 * "Update:"). Empty when the fence is one message: a body has blank lines too.
 */
export function messagesIn(reading: Reading, fence: Fence): Message[] {
  const parts = partsOf(fence);
  const names = parts.map((part) => openerOf(reading, part.text));
  if (names[0] === null || names.filter((name) => name !== null).length < 2) return [];
  // Headings below a heading are parts of one message.
  const depths = parts.flatMap(({ text }, at) => (names[at] === null ? [] : [/^#{1,4}(?=\s)/u.exec(text)?.[0].length ?? 0]));
  const [first = 0, ...others] = depths;
  if (first > 0 && others.every((depth) => depth > first)) return [];
  const messages: Message[] = [];
  for (const [at, part] of parts.entries()) {
    const name = names[at];
    const last = messages.at(-1);
    if (name) messages.push({ name, ...part });
    else if (last) last.text += `${'\n'.repeat(part.line - last.line - last.text.split('\n').length + 1)}${part.text}`;
  }
  return new Set(messages.map((m) => m.name.toLowerCase())).size === messages.length ? messages : [];
}

function partsOf(fence: Fence): { text: string; line: number }[] {
  const parts: { lines: string[]; line: number }[] = [];
  let open = false;
  for (const { text, line } of fence.lines) {
    const ends = text.trim() === '' || RULE.test(text.trim());
    if (!ends && !open) parts.push({ lines: [], line });
    open = !ends;
    if (open) parts.at(-1)?.lines.push(text);
  }
  return parts.map(({ lines, line }) => ({ text: lines.join('\n'), line }));
}

/** "🟡 UPDATE - Status: [x]" is "UPDATE"; null when the first line opens no message. */
function openerOf({ words }: Reading, text: string): string | null {
  const line = text.split('\n')[0]?.trim() ?? '';
  const mark = MARKED.exec(line);
  const said = line
    .slice(mark?.[0].length ?? 0)
    .replace(/[:：\]*].*$|\s[-–—|].*$/su, '')
    .replace(HOLE, '')
    .trim();
  if (said === '' || said.length > 50) return null;
  const status = words.isOnly('status-word', said) || words.isOnly('initial-message', said) || words.isOnly('resolution-message', said);
  const alone = status && /^[^:：]*[:：]|\]/u.test(line);
  const named = status || (['initial-message', 'resolution-message', 'update', 'status-word'] as const).some((p) => words.says(p, said));
  return alone || (mark !== null && (named || words.says('incident-noun', said))) ? said : null;
}
