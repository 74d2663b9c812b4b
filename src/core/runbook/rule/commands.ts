import type { CommandRisk, ShellCommand } from '../../policy/work.ts';
import type { Remark } from '../excerpt.ts';
import type { Reading } from '../read/reading.ts';
import type { Rule } from './rule.ts';

const block = (line: string): string[] => ['# Incident response', '', '## Recovery Procedures', '', '```bash', line, '```'];
const first = (command: ShellCommand): string => command.text.split('\n')[0] ?? '';

function* commandsOf({ policy }: Reading): Generator<ShellCommand> {
  for (const each of policy.commandBlocks) yield* each.commands;
}

/** A rule about commands of one risk. */
function risk(rule: Omit<Rule, 'check'>, kind: CommandRisk, remark: Remark): Rule {
  return {
    ...rule,
    check(reading, report) {
      for (const command of commandsOf(reading))
        if (command.risk === kind) report(rule.id, command.src, { ...remark, understood: first(command) });
    },
  };
}

export const commandRules: Rule[] = [
  risk(
    {
      id: 'command-never-ends',
      level: 'warning',
      title: 'A command that does not end',
      what: 'A command follows a log or repeats for ever.',
      why: 'The next step never comes, and an agent that runs it hangs until it is killed.',
      instead: 'Bound it: "--no-pager -n 200" for a log, "timeout 60 …"; drop "-f" and "watch".',
      bad: block('journalctl -f'),
      good: block('journalctl --no-pager -n 200'),
    },
    'never-ending',
    {
      reason: 'This command does not end by itself.',
      fix: 'Bound it: "--no-pager -n 200" for a log, "timeout 60 …", or drop "-f" and "watch".',
    },
  ),
  risk(
    {
      id: 'command-interactive',
      level: 'warning',
      title: 'A command that waits for a person',
      what: 'A command opens an editor, a shell or a screen that somebody must leave.',
      why: 'It cannot be run by an agent or pasted with what follows it.',
      instead: 'Use the form that prints and ends: "top -b -n 1".',
      bad: block('htop'),
      good: block('top -b -n 1'),
    },
    'interactive',
    { reason: 'This command waits for a person at a terminal.', fix: 'Use the form that prints and ends, for example "top -b -n 1".' },
  ),
  risk(
    {
      id: 'command-destructive',
      level: 'info',
      title: 'A command that destroys',
      what: 'A command deletes, overwrites, or takes something out of service.',
      why: 'At 03:00 it is pasted with the wrong name, and nothing in the runbook says how to undo it.',
      instead: 'Say in the line above what it takes away and how to undo it.',
      bad: block('rm -rf /srv/cache'),
      good: block('ls /srv/cache'),
    },
    'destructive',
    { reason: 'This command destroys or takes away something.', fix: 'Say in the line above how to undo it.' },
  ),
  {
    id: 'variable-unset',
    level: 'warning',
    title: 'A variable that nobody sets',
    what: 'A command uses a shell variable that no command before it sets.',
    why: 'The shell puts nothing in its place and runs the command anyway, on everything or on nothing.',
    instead: 'Set it in the block ("TARGET=…"), or say above it where the responder finds it.',
    bad: block('kubectl -n $NAMESPACE get pods'),
    good: ['# Incident response', '', '## Recovery Procedures', '', '```bash', 'NAMESPACE=shop', 'kubectl -n $NAMESPACE get pods', '```'],
    check(reading, report) {
      for (const command of commandsOf(reading))
        for (const name of command.variables)
          report('variable-unset', command.src, {
            reason: `$${name} is used but never set.`,
            understood: first(command),
            missing: `The value of ${name}.`,
            fix: `Set it in the block ("${name}=…"), or say above it where the responder finds it.`,
            group: name,
          });
    },
  },
  {
    id: 'command-blank',
    level: 'info',
    title: 'A blank inside a command',
    what: 'A command holds a blank such as <server> that must be filled in before it runs.',
    why: 'A shell takes < and > for files: pasted as it stands, it reads or overwrites one.',
    instead: 'Use a variable: "$SERVER".',
    bad: block('az sql server show --name <server>'),
    good: [
      '# Incident response',
      '',
      '## Recovery Procedures',
      '',
      '```bash',
      'SERVER=shop-db',
      'az sql server show --name $SERVER',
      '```',
    ],
    check(reading, report) {
      for (const command of commandsOf(reading)) {
        const blank = /<[a-z][\w -]*>/iu.exec(first(command).replace(/<<-?\s*\w+/u, ''));
        if (!blank) continue;
        const name = blank[0].replace(/[<>]/g, '').trim().replace(/[ -]+/g, '_').toUpperCase();
        report('command-blank', command.src, {
          reason: `${blank[0]} must be filled in before this runs.`,
          understood: first(command),
          fix: `Use a variable: "$${name}".`,
          group: 'blank',
        });
      }
    },
  },
];
