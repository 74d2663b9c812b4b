import type { Draft } from '../../api/view.ts';

/** A draft in pieces: text as it stands, and blanks that are still to be filled. */
export type DraftPart = { text: string; hole: null } | { text: string; hole: Draft['missing'][number] };

const BRACKETS = /\{\{[^{}\n]{1,300}\}\}|\[[^[\]\n]{1,300}\]|\{[^{}\n]{1,300}\}|<[^<>\n]{1,300}>/g;

/** Finds the missing blanks in a text by what stands between their brackets; other brackets are text. */
export function splitDraft(text: string, missing: Draft['missing']): DraftPart[] {
  const parts: DraftPart[] = [];
  let from = 0;
  for (const match of text.matchAll(BRACKETS)) {
    const hole = holeOf(match[0], missing);
    if (!hole) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hole: null });
    parts.push({ text: match[0], hole });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hole: null });
  return parts;
}

/** The text with the blanks that have a value filled; the others stay as the runbook wrote them. */
export function joinDraft(parts: DraftPart[], values: Record<string, string>): string {
  return parts.map((part) => (part.hole ? values[part.hole.name]?.trim() || part.text : part.text)).join('');
}

/** How many blanks, each name once, have no value yet. */
export function unfilled(parts: DraftPart[], values: Record<string, string>): number {
  return new Set(parts.flatMap((part) => (part.hole && !values[part.hole.name]?.trim() ? [part.hole.name] : []))).size;
}

function holeOf(bracketed: string, missing: Draft['missing']): Draft['missing'][number] | undefined {
  const inner = plain(bracketed.replace(/^[[{<]+|[\]}>]+$/g, ''));
  return missing.find((hole) => plain(hole.name) === inner || (hole.choices.length > 0 && plain(hole.choices.join('/')) === inner));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
