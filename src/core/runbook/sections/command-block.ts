import type { ShellCommand } from '../../policy/work.ts';
import type { Fence } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { slug, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { fences } from '../read/visit.ts';
import { riskOf } from './command-risk.ts';

const SHELLS = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'shellsession',
  'powershell',
  'pwsh',
  'ps1',
  'terminal',
  'fish',
  'cmd',
]);
const PROGRAM =
  /^(?:sudo\s+|\$\s+)?(?:\.\/\S+|\$\s\S+|(?:ansible(?:-playbook)?|apt|apt-get|aws|az|bash|brew|cat|cd|chmod|curl|dig|docker|docker-compose|doctl|dotnet|echo|export|find|flyctl|fly|free|gcloud|gh|git|go|grep|gunzip|heroku|helm|htop|iptables|ufw|iostat|ip|java|jq|kill|\w+ctl|nomad|consul|podman|virsh|ls|make|mongosh?|mysql|nc|netstat|node|npm|npx|nslookup|oc|openssl|pg_dump|ping|pip|pnpm|ps|psql|python3?|railway|redis-cli|rm|rsync|scp|service|sh|ssh|ss|supabase|tail|tar|terraform|top|traceroute|uptime|vercel|vault|wget|yarn)\s)/u;

/** Is it a block of shell commands? A label says so; without one the first words of most lines must be programs. */
export function isShell(fence: Fence): boolean {
  if (SHELLS.has(fence.language)) return true;
  if (fence.language !== '') return false;
  const lines = fence.lines.map((l) => l.text.trim()).filter((l) => l !== '' && !l.startsWith('#'));
  return (
    lines.length > 0 && lines.filter((l) => PROGRAM.test(`${l} `)).length >= Math.ceil(lines.length * 0.6) && PROGRAM.test(`${lines[0]} `)
  );
}

/** Fenced shell blocks: each command with its comment, its risk, and the variables that it needs. */
export function readCommandBlocks(reading: Reading): void {
  for (const { block, section, items } of fences(reading.sections)) {
    if (!isShell(block) || reading.claimed(block)) continue;
    const title = items.at(-1)?.text.replace(/\s*[:：]$/u, '') ?? (section.title || 'Commands');
    const id = reading.id('commands', section.title, items.at(-1)?.text ?? '');
    reading.policy.commandBlocks.push({
      id,
      title,
      language: block.language || 'sh',
      commands: commandsOf(block, id),
      phase: owner(reading, section, 'phases'),
      procedure: owner(reading, section, 'procedures'),
      ...stated(block.src),
    });
    reading.claim(block);
  }
}

function owner(reading: Reading, section: Section, kind: 'phases' | 'procedures'): string | null {
  for (const each of ancestors(section)) {
    const found = reading.policy[kind].find((fact) => fact.src.line === each.src.line);
    if (found) return found.id;
  }
  return null;
}

/** Commands of a block. Continued lines, quotes and here-documents stay one; `$ ` prompts go only in console blocks. */
function commandsOf(fence: Fence, block: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const known = new Set<string>();
  const console =
    ['console', 'shell-session', 'shellsession', 'terminal'].includes(fence.language) ||
    fence.lines.every((l) => l.text.trim() === '' || /^\s*(?:\$ |#|\s)/u.test(l.text));
  let comment: string[] = [];
  let open: { text: string; line: number; column: number } | null = null;
  for (const { text: raw, line, indent } of fence.lines) {
    const text: string = open ? `${open.text}\n${raw}` : raw.trim();
    if (!open && text === '') {
      comment = [];
      continue;
    }
    if (!open && text.startsWith('#')) {
      comment.push(text.replace(/^#+\s*/u, ''));
      continue;
    }
    const begun: { text: string; line: number; column: number } = open ?? { text, line, column: indent + 1 };
    open = { ...begun, text };
    if (isOpen(text) && line !== fence.lines.at(-1)?.line) continue;
    const command = console ? text.replace(/^\$ /u, '') : text;
    for (const name of assigned(command)) known.add(name);
    commands.push({
      id: `${block}-${commands.length + 1}${slug(comment.join(' ')) ? `-${slug(comment.join(' ')).slice(0, 40)}` : ''}`,
      text: command,
      comment: comment.length > 0 ? comment.join(' ') : null,
      risk: riskOf(command),
      variables: variablesOf(command).filter((name) => !known.has(name)),
      ...stated({ line: begun.line, column: begun.column, endLine: line }),
    });
    open = null;
  }
  return commands;
}

/** Does the shell want more: a trailing backslash or pipe, an open quote? */
function isOpen(text: string): boolean {
  if (/(?:\\|\||&&)\s*$/u.test(text)) return true;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && quote !== "'") i++;
    else if (quote) quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '#' && (i === 0 || /\s/u.test(text[i - 1] ?? ''))) i = text.indexOf('\n', i) < 0 ? text.length : text.indexOf('\n', i);
  }
  return quote !== '' && text.split('\n').length < 60;
}

const assigned = (text: string): string[] =>
  [...text.matchAll(/(?:^|\n|;\s*|\bexport\s+|\bfor\s+|\bread\s+(?:-\w+\s+)*)([A-Za-z_]\w*)(?==|\s+in\b|$)/gu)].map((m) => m[1] ?? '');

const OWN = new Set(['HOME', 'PATH', 'USER', 'PWD', 'SHELL', 'HOSTNAME', 'RANDOM', 'LINENO', 'IFS', 'OLDPWD', 'UID', 'SECONDS']);

function variablesOf(text: string): string[] {
  const outside = text.replace(/'[^']*'/gu, '');
  const names = [...outside.matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/gu)].map((m) => m[1] ?? m[2] ?? '');
  return [...new Set(names)].filter((name) => !OWN.has(name));
}
