import type { ShellCommand } from '../../policy/work.ts';
import { block, commandsOf } from './commands.ts';
import type { Rule } from './rule.ts';

export const variableUnset: Rule = {
  id: 'variable-unset',
  level: 'warning',
  title: 'A variable that nobody sets',
  what: 'A command uses a shell variable that no line before it sets or speaks of.',
  why: 'The shell puts nothing in its place and runs the command anyway, on everything or on nothing.',
  instead:
    'Set it in the block ("NAMESPACE=shop"), or say above it where the responder finds it ("NAMESPACE: the one that the alert names").',
  bad: block('kubectl -n $NAMESPACE get pods'),
  good: block('NAMESPACE=shop', 'kubectl -n $NAMESPACE get pods'),
  check(reading, report) {
    for (const command of commandsOf(reading))
      for (const name of command.variables) {
        if (spokenOf(name, reading.lines.slice(0, command.src.line - 1))) continue;
        report('variable-unset', place(name, command), {
          reason: `$${name} is used but never set.`,
          understood: `No line above says what ${name} is.`,
          fix: `Set it in the block ("${name}=…"), or say above it where the responder finds it ("${name}: the one that …").`,
          group: 'unset',
        });
      }
  },
};

/** Is the variable set, or its name told, rather than used? "export NAMESPACE=…", "Set the `NAMESPACE` variable". */
function spokenOf(name: string, lines: string[]): boolean {
  const told = new RegExp(`(?<![\\w$\\{])${name}(?!\\w)`, 'u');
  return lines.some((line) => line.includes(name) && told.test(line));
}

/** Where in a command of several lines the variable stands. */
function place(name: string, { text, src }: ShellCommand) {
  const used = new RegExp(`\\$\\{?${name}(?!\\w)`, 'u');
  const at = Math.max(
    0,
    text.split('\n').findIndex((line) => used.test(line)),
  );
  return at === 0 ? src : { line: src.line + at, column: 1, endLine: src.endLine };
}
