import type { Fact } from './source.ts';

/** `/docs/runbooks/active/` - "Contains runbooks for ongoing incidents." */
export type DirectoryEntry = Fact & { path: string; purpose: string; use: 'templates' | 'active' | 'archive' | 'other' };

/** A link from this document to another document, a place in itself or the web. `broken` with the reason when it cannot work. */
export type Reference = Fact & { text: string; target: string; kind: 'document' | 'anchor' | 'web'; broken: string | null };

/** What the compiler saw and did not understand: shown to the owner, never guessed at. */
export type Unread = Fact & { text: string; why: string };

/** What was mended before reading: the broken text and what it was taken for. */
export type Repair = Fact & { from: string; to: string };

export type DocumentFacts = {
  title: string | null;
  frontMatter: (Fact & { key: string; value: string })[];
  language: string;
  directories: DirectoryEntry[];
  references: Reference[];
  repairs: Repair[];
  unread: Unread[];
};
