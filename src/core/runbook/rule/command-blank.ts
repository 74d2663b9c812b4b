import { block, commandsOf } from './commands.ts';
import type { Rule } from './rule.ts';

const BLANK = /<[a-z][\w -]*>/iu;
/** `SERVER=<server>`: a variable to fill in at the top of a block is what the rule asks for. */
const ASSIGNED = /(?<![\w-])[A-Za-z_]\w*=(["']?)<[a-z][\w -]*>\1(?=$|[\s;])/giu;

export const commandBlank: Rule = {
  id: 'command-blank',
  level: 'info',
  title: 'A blank inside a command',
  what: 'A command holds a blank such as <server> that must be filled in before it runs.',
  why: 'A shell takes < and > for files: pasted as it stands, it reads or overwrites one.',
  instead: 'Give the blank a name at the top of the block (SERVER="<server>"), and use "$SERVER".',
  bad: block('az sql server show --name <server>'),
  good: block('SERVER="<server>"', 'az sql server show --name "$SERVER"'),
  check(reading, report) {
    for (const command of commandsOf(reading)) {
      const lines = command.text.split('\n');
      const at = lines.findIndex((line) => blankIn(line) !== null);
      const blank = blankIn(lines[at] ?? '');
      if (blank === null) continue;
      const name = blank.replace(/[<>]/g, '').trim().replace(/[ -]+/g, '_').toUpperCase();
      report('command-blank', at === 0 ? command.src : { line: command.src.line + at, column: 1, endLine: command.src.endLine }, {
        reason: `${blank} must be filled in before this runs.`,
        fix: `Write ${name}="${blank}" at the top of the block, and "$${name}" here.`,
        group: 'blank',
      });
    }
  },
};

const blankIn = (line: string): string | null => BLANK.exec(line.replace(/<<-?\s*\w+/gu, '').replace(ASSIGNED, ''))?.[0] ?? null;
