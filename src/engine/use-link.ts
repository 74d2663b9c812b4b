import { SYSTEM } from '../core/incident/actor.ts';
import type { Contexts } from './decision-context.ts';
import { CommandRejected, type LinkView } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { handleWithin } from './handle.ts';
import { hashOfToken } from './link.ts';
import type { LinkRow, Reading } from './store.ts';
import { transact } from './transact.ts';

/** Longer is no token of ours; hashing it would be work for nothing. */
const LONGEST_TOKEN = 100;

/** What a link leads to. Looking changes nothing: mail scanners follow links. */
export async function peekLink(parts: EngineParts, token: string): Promise<LinkView> {
  return token.length > LONGEST_TOKEN ? { state: 'unknown' } : view(parts, parts.store, await parts.store.link(hashOfToken(token)));
}

/** Acknowledges in the name of the person whom the message was for; once. An incident that is over already stays as it is. */
export async function useLink(parts: EngineParts, contexts: Contexts, token: string): Promise<LinkView> {
  if (token.length > LONGEST_TOKEN) return { state: 'unknown' };
  return transact(parts.store, async (tx) => {
    const link = await tx.link(hashOfToken(token));
    const before = await view(parts, tx, link);
    if (link === null || before.state !== 'open') return before;
    const person = (await tx.settings()).directory.people.find((one) => one.id === link.personId);
    const by = person === undefined ? SYSTEM : ({ kind: 'person', id: person.id, name: person.name } as const);
    try {
      await handleWithin(tx, parts, contexts, link.incidentId, { type: 'AcknowledgeIncident', via: 'link' }, by);
    } catch (error) {
      if (!(error instanceof CommandRejected)) throw error;
    }
    const used: LinkRow = { ...link, usedAt: parts.clock.now() };
    await tx.saveLink(used);
    return view(parts, tx, used);
  });
}

async function view(parts: EngineParts, reading: Reading, link: LinkRow | null): Promise<LinkView> {
  const incident = link === null ? null : await reading.incident(link.incidentId);
  if (link === null || incident === null) return { state: 'unknown' };
  if (link.usedAt === null && link.expiresAt <= parts.clock.now()) return { state: 'expired' };
  const { number, title, severity, lifecycle, acknowledged, publicStatus } = incident.state;
  const person = (await reading.settings()).directory.people.find((one) => one.id === link.personId);
  const status = acknowledged === null ? lifecycle : `${lifecycle}, acknowledged by ${acknowledged.by}`;
  return {
    state: link.usedAt === null ? 'open' : 'used',
    incident: { id: incident.id, number, title, severity, status, publicStatus },
    person: person?.name ?? link.personId,
  };
}
