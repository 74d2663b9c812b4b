import colors from 'picocolors';
import { nearestOf } from '../../core/runbook/pin/validate.ts';
import { RULES, ruleOf } from '../../core/runbook/rule/index.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { printLines } from './print-lines.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Prints one rule with its reason and its examples, or the list of all. */
export function runExplainRule(id: string | null, format: string): void {
  const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
  const table = RULES.map(({ check: _, level, ...rule }) => ({ ...rule, level: LEVEL[level] }));
  if (id === null) {
    if (format === 'json') return printLines([JSON.stringify(table, null, 2)]);
    const width = Math.max(...table.map((rule) => rule.id.length));
    return printLines(table.map((rule) => `${rule.id.padEnd(width)}  ${c.dim(rule.level.padEnd(7))}  ${rule.title}`));
  }
  const rule = ruleOf(id);
  if (!rule) {
    const near = nearestOf(
      id,
      RULES.map((each) => each.id),
    );
    throw new CommandFailure(
      `There is no rule "${id}".${near ? ` Did you mean "${near}"?` : ''} "muster check --explain" lists them.`,
      EXIT.usage,
    );
  }
  if (format === 'json')
    return printLines([
      JSON.stringify(
        table.find((each) => each.id === id),
        null,
        2,
      ),
    ]);
  const example = (title: string, lines: string[] | null): string[] =>
    lines ? ['', c.bold(title), ...lines.map((line) => `    ${line}`)] : [];
  printLines([
    c.bold(`${rule.id}: ${rule.title}`),
    c.dim(`${LEVEL[rule.level]}, unless the document or --rule says otherwise`),
    '',
    rule.what,
    '',
    `${c.bold('Why it matters at 03:00:')} ${rule.why}`,
    `${c.bold('Write instead:')} ${rule.instead}`,
    ...example('With the fault', rule.bad),
    ...example('Without it', rule.good),
    '',
    c.dim(`To change it here: muster: { rules: { ${rule.id}: off } } in the front matter, or --rule ${rule.id}=note.`),
  ]);
}
