import type { CompiledPolicy } from '../../../core/policy/policy.ts';
import { explain } from '../../../core/runbook/explain.ts';

/** What was understood of a line (from 1), as Markdown; null when nothing was. */
export function hoverText(policy: CompiledPolicy, line: number): string | null {
  const here = explain(policy).filter(({ src }) => src !== null && src.line <= line && line <= Math.max(src.line, src.endLine));
  const own = here.filter(({ src }) => src?.line === line);
  // A chapter says little about each of its lines: the narrowest sentences win.
  const narrow = Math.min(...here.map(({ src }) => (src ? src.endLine - src.line : 0)));
  const told = own.length > 0 ? own : here.filter(({ src }) => src && src.endLine - src.line === narrow);
  if (told.length === 0) return null;
  const lines = told.map(({ section, text, within, origin, because }) => {
    const mark = origin === 'stated' ? '' : ` _(${origin}${because ? `: ${because}` : ''})_`;
    return `- **${section}**: ${literal([...within, text].join(' › '))}${mark}`;
  });
  return `Muster understands:\n\n${lines.join('\n')}`;
}

/** The document's own words must not become Markdown of ours. */
const literal = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>]/gu, '\\$&');
