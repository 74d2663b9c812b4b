import { writeFile } from 'node:fs/promises';
import colors from 'picocolors';
import type { Diagnostic } from '../../core/policy/diagnostic.ts';
import type { CompileOptions } from '../../core/runbook/compilation.ts';
import { CommandFailure, EXIT } from '../command.ts';
import type { Reasons } from './print-diagnostics.ts';
import { printDiagnostics, tally } from './print-diagnostics.ts';
import { visible } from './print-excerpt.ts';
import { printLines } from './print-lines.ts';
import { readRunbook } from './read-runbook.ts';

type Options = { format: string; strict: boolean; quiet: boolean; maxWarnings?: string; rule: string[]; fix: boolean; dryRun: boolean };
type Checked = { file: string; diagnostics: Diagnostic[]; fixes: number; diff: string[] };

/** Checks the files one after the other; true when one of them fails. */
export async function runCheck(files: string[], options: Options): Promise<boolean> {
  const { format, strict, fix, dryRun } = options;
  if (!['text', 'json', 'sarif'].includes(format)) throw new CommandFailure(`--format ${format}: text or json or sarif.`, EXIT.usage);
  if (files.length === 0) throw new CommandFailure('Name a Markdown file: muster check FILE.', EXIT.usage);
  if (dryRun && !fix) throw new CommandFailure('--dry-run goes with --fix.', EXIT.usage);
  const most = options.maxWarnings === undefined ? null : Number(options.maxWarnings);
  if (most !== null && (!Number.isInteger(most) || most < 0))
    throw new CommandFailure(`--max-warnings ${options.maxWarnings}: a whole number from 0.`, EXIT.usage);
  const compileOptions = { rules: await levelsOf(options.rule), today: Temporal.Now.plainDateISO().toString() };
  // Loaded while the worker reads the first file.
  const rules = format !== 'sarif' ? import('../../core/runbook/rule/index.ts') : null;
  const results: Checked[] = [];
  for (const file of files) {
    const { diagnostics, ...rest } = await checked(file, compileOptions, options);
    results.push({ ...rest, diagnostics: options.quiet ? diagnostics.filter((d) => d.level !== 'info') : diagnostics });
  }
  const ruleOf = (await rules)?.ruleOf;
  await print(results, options, (id) => ruleOf?.(id)?.why ?? null);
  const all = results.flatMap(({ diagnostics }) => diagnostics);
  const warnings = all.filter((d) => d.level === 'warning').length;
  return all.some((d) => d.level === 'error') || (strict && warnings > 0) || (most !== null && warnings > most);
}

/** The rules are the compiler's, which loads in the worker: here they are wanted only when one is named. */
async function levelsOf(given: string[]): Promise<NonNullable<CompileOptions['rules']>> {
  if (given.length === 0) return {};
  const { ruleLevels } = await import('./rule-levels.ts');
  return ruleLevels(given);
}

async function checked(file: string, options: CompileOptions, { fix, dryRun }: Options): Promise<Checked> {
  const read = await readRunbook(file, options);
  if (!fix || read.diagnostics.every((each) => each.edits.length === 0)) return { file, diagnostics: read.diagnostics, fixes: 0, diff: [] };
  const { fixText } = await import('../../core/runbook/fix/fix.ts');
  const { text, fixes } = fixText(read.source, options);
  if (dryRun) {
    const { lineDiff } = await import('./line-diff.ts');
    return { file, diagnostics: read.diagnostics, fixes, diff: lineDiff(file, read.source, text) };
  }
  await writeFile(file, text);
  return { file, diagnostics: (await readRunbook(file, options)).diagnostics, fixes, diff: [] };
}

async function print(results: Checked[], { format, dryRun }: Options, reasons: Reasons): Promise<void> {
  if (format === 'json')
    return printLines([
      JSON.stringify(
        results.map(({ file, diagnostics, fixes }) => ({
          file,
          diagnostics: diagnostics.map((one) => ({ ...one, why: reasons(one.ruleId) })),
          ...(fixes ? { fixes } : {}),
        })),
        null,
        2,
      ),
    ]);
  if (format === 'sarif') {
    const { sarifLog } = await import('./sarif.ts');
    return printLines([JSON.stringify(sarifLog(results), null, 2)]);
  }
  const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
  const lines = results.flatMap(({ file, diagnostics, fixes, diff }) => {
    if (dryRun) return diff.length > 0 ? diff.map(visible) : [`${file}: nothing to fix`];
    const mendable = diagnostics.reduce((sum, each) => sum + each.edits.length, 0);
    return [
      ...printDiagnostics(diagnostics, file, reasons, c).map((one) => `${one}\n`),
      `${file}: ${fixes > 0 ? `${fixes} fixed; ` : ''}${tally(diagnostics)}${mendable > 0 ? `; --fix mends ${mendable}` : ''}`,
    ];
  });
  const rules = [...new Set(results.flatMap(({ diagnostics }) => diagnostics.map((each) => each.ruleId)))];
  if (rules.length > 0 && !dryRun) lines.push(c.dim(`Examples of each, and how to change its level: muster check --explain ${rules[0]}`));
  printLines(lines);
}
