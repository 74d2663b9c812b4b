import colors from 'picocolors';
import { isRefusal } from '../../core/runbook/rule/is-refusal.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { printLines } from './print-lines.ts';
import { readRunbook } from './read-runbook.ts';

/** Prints what the runbook says. A text that cannot be read at all is an error with its reason. */
export async function runExplain(file: string, format: string): Promise<void> {
  if (!['text', 'json', 'facts'].includes(format)) throw new CommandFailure(`--format ${format}: text, json or facts.`, EXIT.usage);
  const { policy, diagnostics } = await readRunbook(file);
  const refused = diagnostics.find((d) => isRefusal(d.ruleId) && d.ruleId !== 'no-runbook');
  if (refused && format !== 'facts') throw new CommandFailure(`${file}:${refused.line}: ${refused.reason} ${refused.fix ?? ''}`.trim());
  if (format === 'json') return printLines([JSON.stringify(policy, null, 2)]);
  if (format === 'facts') {
    const { factsOf } = await import('../../core/runbook/facts.ts');
    return printLines([JSON.stringify(factsOf(policy), null, 2)]);
  }
  const { explain } = await import('../../core/runbook/explain.ts');
  const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
  const sentences = explain(policy);
  const width = String(sentences.reduce((most, { src }) => Math.max(most, src?.line ?? 1), 1)).length;
  let section = '';
  const lines = [c.bold(policy.document.title ?? file)];
  if (diagnostics.some((d) => d.ruleId === 'no-runbook')) lines.push(c.yellow('This document is no incident runbook.'));
  for (const sentence of sentences) {
    if (sentence.section !== section) {
      section = sentence.section;
      lines.push('', c.bold(section));
    }
    const line = (sentence.src ? String(sentence.src.line) : '-').padStart(width);
    const origin = sentence.origin === 'stated' ? '' : `${c.yellow(`[${sentence.origin}]`)} `;
    lines.push(
      `${c.dim(line)}  ${'  '.repeat(sentence.within.length)}${origin}${sentence.text}${sentence.because ? c.dim(` (${sentence.because})`) : ''}`,
    );
  }
  printLines(lines);
}
