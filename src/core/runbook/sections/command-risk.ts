import type { CommandRisk } from '../../policy/work.ts';
import { simpleCommands } from './command-words.ts';
import { reads } from './reading-command.ts';

const RISKS: [CommandRisk, RegExp][] = [
  [
    'destructive',
    /\brm\s+-\w*[rf]|\bdrop\s+(?:table|database|schema)\b|\btruncate\b|\bdelete\s+from\b|\bmkfs\b|\bdd\s+if=|\bkubectl\s+(?:\S+\s+)*?delete\b|\bterraform\s+destroy\b|\bgit\s+(?:reset\s+--hard|push\s+(?:-f\b|--force))|\bdocker\s+(?:system\s+prune|volume\s+rm)|\bflush(?:all|db)\b|\bderegister-\w+|\bterminate-\w+|\bdelete-\w+|-X\s*DELETE\b|\bfind\b[^|;&\n]*\s-delete\b/iu,
  ],
  [
    'never-ending',
    /(?:^|[\s|])(?:tail|kubectl\s+logs|docker\s+(?:compose\s+)?logs|journalctl|stern)\b[^|\n]*\s(?:-\w*f\w*\b|--follow\b)|(?:^|\s)watch\s|\bport-forward\b|(?:^|[|;&$]\s{0,4}|\bsudo\s+)ping6?\s+(?!.*-c\s*\d)|\bwhile\s+true\b|\bget\b.*\s(?:-w|--watch)\b/u,
  ],
  [
    'interactive',
    /(?:^|\s|\n)(?:htop|top|vim?|nano|less|more|ssh\s+[\w@.-]+\s*$|mysql\s*$|redis-cli\s*$|mongosh?\s*$)(?:\s*$|\s+(?!-b|pod|node|-n\s*1))|\b(?:exec|run)\s+(?:-\w+\s+)*-(?:it|ti|i\s+-t)\b.*(?:\/bin\/)?(?:ba|z)?sh\s*$|\bpsql\b(?!.*\s-(?:c|f)\b)(?!.*<)\s*\S*\s*$/u,
  ],
];

/** What a command may do, on the side of caution: it changes something unless each part of it is known to only read. */
export function riskOf(text: string): CommandRisk {
  const bare = text.replace(/\s#.*$/gmu, '');
  const known = RISKS.find(([, pattern]) => pattern.test(bare));
  if (known) return known[0];
  return simpleCommands(bare).every((each) => !each.writes && reads(each.words)) ? 'read-only' : 'mutating';
}
