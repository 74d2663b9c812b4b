import type { Source } from '../../policy/source.ts';
import type { Fence } from '../read/block.ts';

/** A step written as a line of an unlabelled fence: "1.2 On-call engineer is paged", "1. Isolate", "- What is affected?", "□ Check logs". */
export type StepLine = { text: string; depth: number; style: 'numbered' | 'bullet' | 'checkbox'; src: Source };

const MARK = /^(\s*)(?:(\d+(?:\.\d+)*[.)]?)\s+|([-*•+])\s+(?:\[[ xX]?\]\s+)?|([□☐☑✓]|\[[ xX]?\])\s+)(\S.*)$/u;

export function stepLines(fence: Fence): StepLine[] {
  const found: StepLine[] = [];
  const base = Math.min(...fence.lines.filter((l) => l.text.trim()).map((l) => l.indent), 99);
  for (const { text, line, indent } of fence.lines) {
    const match = MARK.exec(text);
    const src = { line, column: indent + 1, endLine: line };
    if (match?.[5])
      found.push({
        text: match[5].trim(),
        depth: Math.floor((indent - base) / 2),
        style: match[2] ? 'numbered' : match[4] || /\[[ xX]?\]/u.test(text) ? 'checkbox' : 'bullet',
        src,
      });
  }
  return found;
}

/** Most lines are steps: then the fence is a list in all but name, and never a command. */
export function looksLikeSteps(fence: Fence): boolean {
  if (!['', 'text', 'txt', 'plain'].includes(fence.language)) return false;
  const filled = fence.lines.filter((line) => line.text.trim() !== '');
  const steps = stepLines(fence);
  const top = steps.filter((s) => s.depth === 0);
  return (
    steps.length >= 2 &&
    top.length >= 2 &&
    (steps.length >= filled.length * 0.6 || (top.every((s) => s.style === 'checkbox') && top.length >= 3))
  );
}
