import type { Compilation, CompileOptions } from './compilation.ts';
import { diagnose } from './diagnose.ts';
import { weighEvidence } from './evidence.ts';
import { joinEscalation } from './join.ts';
import { wordsIn } from './lexicon/index.ts';
import { refuse } from './limits.ts';
import { applyPins } from './pin/apply-pins.ts';
import { readPins } from './pin/front-matter.ts';
import { outline } from './read/outline.ts';
import { parseMarkdown } from './read/parse.ts';
import { startReading } from './read/reading.ts';
import { turnTables } from './read/turned-table.ts';
import { recognisers } from './recognisers.ts';
import { refusal } from './refusal.ts';
import { repairMojibake } from './repair.ts';
import { readHead } from './sections/document.ts';
import { sha256 } from './sha256.ts';
import { readUnread } from './unread.ts';

/**
 * Compiles a team's runbook: its Markdown text to the policy that it states, each fact with its line, and remarks for its owner.
 * Pure and total: any text gives a result; one that cannot be read gives an empty policy and one error.
 * Its time is bounded only by the parser's; hostile text belongs into a worker (`compileSafely`).
 */
export function compile(source: string, options: CompileOptions = {}): Compilation {
  const hash = sha256(source);
  const original = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const { text, repairs } = repairMojibake(original);
  const refused = refuse(text);
  if (refused) return refusal(refused, hash, text);

  const root = parseMarkdown(text);
  const words = wordsIn(text);
  const reading = startReading(text, original, hash, outline(root), words);
  readHead(reading, root);
  turnTables(reading.sections, words);
  for (const recognise of recognisers) recognise(reading);
  joinEscalation(reading);
  weighEvidence(reading);
  reading.policy.document.repairs = repairs;
  readUnread(reading);
  const front = readPins(root);
  const pinned = { pins: front.pins, ...applyPins(reading, front) };
  return { policy: reading.policy, diagnostics: diagnose(reading, pinned, options) };
}
