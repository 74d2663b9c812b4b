import type { Actor } from '../core/incident/actor.ts';
import { SYSTEM } from '../core/incident/actor.ts';
import type { IncidentCommand } from '../core/incident/command.ts';
import { HOUR } from '../core/time/instant.ts';
import { AUDIT_EVERY, audit } from './audit.ts';
import { createContexts } from './decision-context.ts';
import { createDispatch } from './dispatch.ts';
import type { AuditReport, Declaration, Engine } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { every, type Repeating } from './every.ts';
import { expireSilentAlerts } from './expire.ts';
import { createFeed } from './feed.ts';
import { foldInbox } from './fold-inbox.ts';
import { createFoldPace } from './fold-pace.ts';
import { declare, handle } from './handle.ts';
import { createHearing } from './hear-silenced.ts';
import { HEARTBEAT_EVERY, heartbeat } from './heartbeat.ts';
import { reasonOf } from './log.ts';
import { sendTest } from './send-test.ts';
import type { InboxEntry } from './store.ts';
import { peekLink, useLink } from './use-link.ts';
import { createWaking } from './wake.ts';
import { wakeIncidents } from './wake-incidents.ts';

/** The durable shell around the core: fold what came in, wake what is due, deliver what was asked for, and prove that nothing is forgotten. */
export function createEngine(parts: EngineParts): Engine {
  const contexts = createContexts(parts.base);
  const feed = createFeed(parts);
  const dispatch = createDispatch(parts, contexts, () => committed());
  const pace = createFoldPace(parts.clock);
  const hearSilenced = createHearing(parts, contexts);
  const waking = createWaking(parts, {
    foldInbox: () => pace.paced(() => foldInbox(parts, contexts, committed)),
    wakeIncidents: () => wakeIncidents(parts, contexts, committed),
    deliver: () => dispatch.claim(),
  });
  let report: AuditReport = { at: null, tookMs: 0, problems: [] };
  let repeating: Repeating[] = [];
  let stopListening = async () => {};

  function committed(): void {
    waking.changed();
    feed.nudge();
  }

  async function command(incidentId: string, what: IncidentCommand, by: Actor) {
    const row = await handle(parts, contexts, incidentId, what, by);
    committed();
    return row;
  }

  return {
    async start() {
      // Needed by the first incident, which must not wait for it.
      parts.base().catch((error) => parts.log.error({ reason: reasonOf(error) }, 'the base policy could not be read'));
      await parts.store.release(parts.node);
      await feed.open();
      stopListening = await parts.store.listen(() => {
        waking.inboxChanged();
        committed();
      });
      const auditing = every(parts, 'audit', AUDIT_EVERY, async () => {
        report = await audit(parts, async (id) => void (await command(id, { type: 'Wake' }, SYSTEM)));
      });
      repeating = [
        auditing,
        every(parts, 'end what fell silent', AUDIT_EVERY, async () => {
          if ((await expireSilentAlerts(parts, contexts)) > 0) committed();
        }),
        every(parts, 'hear what was silenced', AUDIT_EVERY, async () => {
          if ((await hearSilenced()) > 0) committed();
        }),
        every(parts, 'prune', HOUR, () => parts.store.prune(parts.clock.now())),
      ];
      const { heartbeatUrl } = parts;
      // The first beat waits for the first audit, which it vouches for.
      await auditing.idle();
      if (heartbeatUrl !== null) repeating.push(every(parts, 'heartbeat', HEARTBEAT_EVERY, () => heartbeat(parts, heartbeatUrl, report)));
      waking.inboxChanged();
      committed();
    },
    async stop() {
      await stopListening();
      await Promise.all(repeating.map((one) => one.stop()));
      await waking.stop();
      await dispatch.stop();
      await feed.stop();
      // Leases that cannot be let go of (the store is gone) run out by themselves.
      await parts.store.release(parts.node).catch((error) => parts.log.warn({ reason: reasonOf(error) }, 'leases were not let go of'));
    },
    async accept(entry: InboxEntry) {
      await parts.store.accept(entry);
      pace.arrived();
      parts.boundary('accepted');
      waking.inboxChanged();
    },
    handle: command,
    async declare(declaration: Declaration, by: Actor) {
      const row = await declare(parts, contexts, declaration, by);
      committed();
      return row;
    },
    sendTest: (personId, contactId) => sendTest(parts, personId, contactId),
    peekLink: (token) => peekLink(parts, token),
    async useLink(token) {
      const view = await useLink(parts, contexts, token);
      committed();
      return view;
    },
    subscribe: (listener) => feed.subscribe(listener),
    audit: () => report,
    async idle() {
      await Promise.all(repeating.map((one) => one.idle()));
      await waking.settle(() => dispatch.settled());
      await feed.idle();
    },
  };
}
