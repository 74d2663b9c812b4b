import colors from 'picocolors';
import type { Diagnostic } from '../../core/policy/diagnostic.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { printDiagnostic, tally } from './print-diagnostics.ts';
import { printLines } from './print-lines.ts';
import { readRunbook } from './read-runbook.ts';

/** Checks the files one after the other; true when one of them fails. */
export async function runCheck(files: string[], options: { format: string; strict: boolean; quiet: boolean }): Promise<boolean> {
  if (options.format !== 'text' && options.format !== 'json')
    throw new CommandFailure(`--format ${options.format}: text or json.`, EXIT.usage);
  const results: { file: string; diagnostics: Diagnostic[] }[] = [];
  for (const file of files) {
    const { diagnostics } = await readRunbook(file);
    results.push({ file, diagnostics: options.quiet ? diagnostics.filter((d) => d.level !== 'info') : diagnostics });
  }
  if (options.format === 'json') printLines([JSON.stringify(results, null, 2)]);
  else {
    const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
    printLines(
      results.flatMap(({ file, diagnostics }) => [
        ...diagnostics.map((diagnostic) => `${printDiagnostic(diagnostic, file, c)}\n`),
        `${file}: ${tally(diagnostics)}`,
      ]),
    );
  }
  return results.some(({ diagnostics }) => diagnostics.some((d) => d.level === 'error' || (options.strict && d.level === 'warning')));
}
