import type { Client } from '../../contract/client.ts';
import { colors } from './print.ts';
import { line } from './terminal-text.ts';

type Plan = Awaited<ReturnType<Client['planConfiguration']>>;
type Change = Plan['changes'][number];

/** A plan for people: what would be made, changed and removed, and what would still be wrong after it. */
export function planText({ changes, warnings }: Pick<Plan, 'changes' | 'warnings'>): string {
  const lines = changes.length === 0 ? ['Nothing would change.'] : changes.flatMap(changeLines);
  return [...lines, ...warnings.map((warning) => colors().yellow(`Note: ${line(warning.message)}`))].join('\n');
}

function changeLines({ action, kind, id, before, after }: Change): string[] {
  const paint = { add: colors().green, change: colors().yellow, remove: colors().red }[action];
  const head = paint(`${{ add: '+', change: '~', remove: '-' }[action]} ${kind}${id === '' ? '' : ` ${line(id)}`}`);
  return action === 'change' ? [head, ...differences(before, after)] : [head];
}

function differences(before: unknown, after: unknown): string[] {
  if (!isRecord(before) || !isRecord(after)) return [`    ${short(before)} → ${short(after)}`];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return ['    a secret'];
  return changed.map((name) => `    ${name}: ${short(before[name])} → ${short(after[name])}`);
}

function short(value: unknown): string {
  const text = line(value === undefined ? '(nothing)' : JSON.stringify(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
