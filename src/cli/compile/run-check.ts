import colors from 'picocolors';
import type { Diagnostic } from '../../core/policy/diagnostic.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { printDiagnostic, tally } from './print-diagnostics.ts';
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
  if (options.format === 'json') console.log(JSON.stringify(results, null, 2));
  else {
    const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
    for (const { file, diagnostics } of results) {
      for (const diagnostic of diagnostics) console.log(`${printDiagnostic(diagnostic, file, c)}\n`);
      console.log(`${file}: ${tally(diagnostics)}`);
    }
  }
  return results.some(({ diagnostics }) => diagnostics.some((d) => d.level === 'error' || (options.strict && d.level === 'warning')));
}
