/** What a runbook may be at most: a hand-written document, not an attack. Characters are UTF-16 units. */
export const LIMITS = { characters: 1_000_000, lines: 20_000, depth: 40 } as const;

export type Refusal = {
  ruleId: 'empty' | 'binary' | 'too-large' | 'too-deep' | 'too-slow' | 'too-hungry';
  line: number;
  reason: string;
  fix: string;
};

// Measured before parsing: a 500-deep list takes the Markdown parser seconds, and its time grows with the cube of the depth.
function depthOf(line: string): number {
  let depth = 0;
  let indent = 0;
  for (let i = 0; i < line.length; ) {
    const rest = line.slice(i, i + 12);
    const marker = /^(?:[-*+]|\d{1,9}[.)])(?=\s|$)|^>/.exec(rest);
    if (marker) {
      depth++;
      i += marker[0].length;
    } else if (rest[0] === ' ' || rest[0] === '\t') {
      if (depth === 0) indent += rest[0] === '\t' ? 4 : 1;
      i++;
    } else break;
  }
  return depth === 0 ? 0 : depth + Math.floor(indent / 2);
}

/** Why this text must not be parsed, or null. Cost is linear in its length. */
export function refuse(source: string): Refusal | null {
  if (source.length > LIMITS.characters)
    return {
      ruleId: 'too-large',
      line: 1,
      reason: `The file has ${source.length.toLocaleString('en')} characters; at most ${LIMITS.characters.toLocaleString('en')} are read.`,
      fix: 'Split the document, or check that this is the runbook and not a log or an export.',
    };
  if (source.includes('\0') || (source.match(/\ufffd/g)?.length ?? 0) > source.length / 50)
    return {
      ruleId: 'binary',
      line: 1,
      reason: 'This is not text: it has NUL or undecodable bytes.',
      fix: 'Give the Markdown file itself, saved as UTF-8.',
    };
  if (source.trim() === '')
    return { ruleId: 'empty', line: 1, reason: 'The file is empty.', fix: 'Write a runbook, or start from one in runbooks/.' };
  const lines = source.split('\n');
  if (lines.length > LIMITS.lines)
    return {
      ruleId: 'too-large',
      line: LIMITS.lines,
      reason: `The file has ${lines.length.toLocaleString('en')} lines; at most ${LIMITS.lines.toLocaleString('en')} are read.`,
      fix: 'Split the document.',
    };
  for (const [index, line] of lines.entries()) {
    const depth = depthOf(line);
    if (depth > LIMITS.depth)
      return {
        ruleId: 'too-deep',
        line: index + 1,
        reason: `Lists and quotes are nested ${depth} deep here; at most ${LIMITS.depth} levels are read.`,
        fix: 'Flatten this list or quote.',
      };
  }
  return null;
}
