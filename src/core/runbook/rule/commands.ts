import type { CommandRisk, ShellCommand } from '../../policy/work.ts';
import type { Reading } from '../read/reading.ts';
import { riskOf } from '../sections/command-risk.ts';
import type { Rule } from './rule.ts';

export const block = (...lines: string[]): string[] => [
  '# Incident response',
  '',
  '## Recovery Procedures',
  '',
  '```bash',
  ...lines,
  '```',
];

export function* commandsOf({ policy }: Reading): Generator<ShellCommand> {
  for (const each of policy.commandBlocks) yield* each.commands;
}

/** The line of a command that is what it is called, by itself where one is: a script has many. */
function tellingLine(command: ShellCommand, kind: CommandRisk): { text: string; line: number } {
  const lines = command.text.split('\n');
  const at = Math.max(
    0,
    lines.findIndex((line) => riskOf(line) === kind),
  );
  return { text: (lines[at] ?? '').trim(), line: command.src.line + at };
}

/** A rule about commands of one risk. `fix` knows the command. */
function risk(rule: Omit<Rule, 'check'>, kind: CommandRisk, reason: string, fix: (line: string) => string): Rule {
  return {
    ...rule,
    check(reading, report) {
      for (const command of commandsOf(reading)) {
        if (command.risk !== kind || (kind === 'destructive' && saysHowBack(command, reading))) continue;
        const { text, line } = tellingLine(command, kind);
        report(rule.id, line === command.src.line ? command.src : { line, column: 1, endLine: command.src.endLine }, {
          reason,
          fix: fix(text),
          // Those that are mended alike are one remark.
          group: fix(text),
        });
      }
    },
  };
}

/** Does the comment above the command, or the line above its block, say how to take it back? */
function saysHowBack({ comment, src }: ShellCommand, { lines, words }: Reading): boolean {
  const before = lines.slice(0, src.line - 1);
  const fence = before.findLastIndex((line) => /^\s*(?:```|~~~)/u.test(line));
  const above = before.slice(0, Math.max(0, fence)).findLast((line) => line.trim() !== '') ?? '';
  return words.says('undone', comment ?? '') || words.says('undone', above);
}

function bounded(line: string): string {
  if (/\bport-forward\b/u.test(line)) return `Put it in the background and end it: "${line} &", then "kill %1".`;
  if (/\bwatch\s/u.test(line)) return 'Drop "watch -n …" and run the command once.';
  if (/\bping\b/u.test(line)) return 'Count: "ping -c 5 …".';
  if (/\bjournalctl\b/u.test(line)) return 'Bound it: "--no-pager -n 200" in the place of "-f".';
  const follows = /\s(--follow\b|-[a-zA-Z]*f)/u.exec(line)?.[1] ?? '-f';
  if (/\baws\s+logs\b/u.test(line)) return `Drop "${follows}", and say from when: "--since 15m".`;
  if (/\b(?:tail|logs|stern)\b/u.test(line)) return `Bound it: a number of lines ("--tail=200", "-n 200") in the place of "${follows}".`;
  return 'Bound it: "timeout 60 …".';
}

function unattended(line: string): string {
  if (/\b(?:h?top)\b/u.test(line)) return 'Use the form that prints and ends: "top -b -n 1".';
  if (/\b(?:exec|run)\b/u.test(line))
    return 'Name the command to run inside, without "-it" and the shell: "… exec NAME -- cat /etc/app.conf".';
  if (/\b(?:psql|mysql|mongosh?|redis-cli)\b/u.test(line)) return 'Give it the query: "psql -c \'select 1\'", "redis-cli info".';
  if (/\b(?:vim?|nano)\b/u.test(line)) return 'Say what is changed, as a command: "sed -i \'s/old/new/\' FILE".';
  const [ssh] = /^(?:sudo\s+)?ssh\s[^|;&'"]{1,120}$/u.exec(line) ?? [];
  if (ssh) return `Name the command to run there: "${ssh.trim()} 'df -h'".`;
  if (/\b(?:less|more)\b/u.test(line)) return 'Use the form that prints and ends: "tail -n 200 FILE".';
  return 'Use the form that prints and ends: "ssh HOST \'df -h\'", "top -b -n 1".';
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
    'This command does not end by itself.',
    bounded,
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
    'This command waits for a person at a terminal.',
    unattended,
  ),
  risk(
    {
      id: 'command-destructive',
      level: 'info',
      title: 'A command that destroys',
      what: 'A command deletes, overwrites, or takes something out of service.',
      why: 'It is pasted with the wrong name, and nothing in the runbook says how to undo it.',
      instead: 'Say in the line above how to undo it: "# To undo: restore last night\'s backup".',
      bad: block('rm -rf /srv/cache'),
      good: block('# To undo: restart the app, which fills it again', 'rm -rf /srv/cache'),
    },
    'destructive',
    'This command destroys or takes away something.',
    () => 'Say in the line above how to undo it: "# To undo: …", or that it cannot be undone.',
  ),
];
