import { randomUUID } from 'node:crypto';
import type { Actor } from '../core/incident/actor.ts';
import type { IncidentCommand } from '../core/incident/command.ts';
import type { RunbookRef } from '../core/incident/event.ts';
import type { Contexts } from './decision-context.ts';
import { CommandRejected, type Declaration, UnknownIncident } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { decideInto, loadDraft, newDraft, saveDraft } from './incident-draft.ts';
import type { IncidentRow, Transaction } from './store.ts';
import { transact } from './transact.ts';

/** Does one command to one incident: load, decide, append, in a single transaction. Throws CommandRejected or UnknownIncident. */
export async function handle(
  parts: EngineParts,
  contexts: Contexts,
  incidentId: string,
  command: IncidentCommand,
  by: Actor,
): Promise<IncidentRow> {
  return transact(parts.store, (tx) => handleWithin(tx, parts, contexts, incidentId, command, by));
}

/** The same inside a transaction that does more. */
export async function handleWithin(
  tx: Transaction,
  parts: EngineParts,
  contexts: Contexts,
  incidentId: string,
  command: IncidentCommand,
  by: Actor,
): Promise<IncidentRow> {
  const draft = await loadDraft(tx, incidentId);
  if (draft?.state == null) throw new UnknownIncident(`There is no incident with the id ${incidentId}.`);
  const hash = command.type === 'ChangeRunbook' ? command.runbook.hash : draft.state.runbook.hash;
  const context = await contexts(tx, hash);
  const now = parts.clock.now();
  const rejection = decideInto(draft, context, command, by, now);
  if (rejection) throw new CommandRejected(rejection);
  const { row } = await saveDraft(tx, draft, context, parts, now);
  return row;
}

/** A person declares an incident directly, by the runbook of their choice. */
export async function declare(parts: EngineParts, contexts: Contexts, declaration: Declaration, by: Actor): Promise<IncidentRow> {
  return transact(parts.store, async (tx) => {
    const { runbookId, startedAt, ...said } = declaration;
    const runbook = await runbookRef(tx, runbookId);
    if (runbook === null) {
      throw new CommandRejected({
        code: 'unknown',
        message: `There is no runbook "${runbookId}". Choose one that \`muster export\` lists.`,
      });
    }
    const now = parts.clock.now();
    const context = await contexts(tx, runbook.hash);
    const draft = newDraft(randomUUID());
    const number = await tx.nextIncidentNumber();
    const command: IncidentCommand = { type: 'DeclareIncident', ...said, number, runbook, startedAt: startedAt ?? now };
    const rejection = decideInto(draft, context, command, by, now);
    if (rejection) throw new CommandRejected(rejection);
    return (await saveDraft(tx, draft, context, parts, now)).row;
  });
}

/** The newest revision of a runbook, as an incident that starts now is pinned to it. */
export async function runbookRef(tx: Transaction, id: string): Promise<RunbookRef | null> {
  const row = await tx.runbook(id);
  return row === null ? null : { id: row.id, name: row.name, hash: row.hash };
}
