import type { Actor } from '../../core/incident/actor.ts';
import type { IncidentCommand } from '../../core/incident/command.ts';
import { fillTemplate } from '../../core/view/fill-template.ts';
import { incidentView } from '../../core/view/incident-room.ts';
import { incidentSummary } from '../../core/view/incident-summary.ts';
import { report } from '../../core/view/report.ts';
import { timeline } from '../../core/view/timeline.ts';
import type { IncidentRow } from '../../engine/store.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { findIncident } from '../find-incident.ts';
import type { Caller } from '../permission.ts';
import { ProblemError } from '../problem.ts';
import type { Handlers } from '../route.ts';
import { defaultRunbook } from '../runbook-choice.ts';
import type { Services } from '../services.ts';

type Names = 'incidents' | 'declare' | 'incident' | 'timeline' | 'command' | 'draft' | 'report';

export function incidentRoutes({ engine, store, clock, contexts }: Services): Pick<Handlers, Names> {
  const contextOf = (row: IncidentRow) => contexts(store, row.state.runbook.hash);
  const view = async (row: IncidentRow) => incidentView(await contextOf(row), row, clock.now());

  return {
    async incidents({ query }) {
      const { limit, lifecycle, drill, cursor } = query;
      const filter = {
        ...(lifecycle ? { lifecycle } : {}),
        ...(drill ? { drill: drill === 'true' } : {}),
        before: cursor ? fromCursor(cursor) : null,
      };
      const rows = await store.incidents({ ...filter, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const settings = await store.settings();
      const now = clock.now();
      const items = await Promise.all(
        shown.map(async (row) => incidentSummary(await contexts(store, row.state.runbook.hash, settings), row, now)),
      );
      const last = shown.at(-1);
      return { items, nextCursor: rows.length > limit && last ? toCursor(last.id) : null, now };
    },
    async declare({ body }, { caller }) {
      const runbookId = body.runbookId ?? (await defaultRunbook(store))?.id;
      if (runbookId === undefined) throw new ProblemError('wrong-state', 'There is no runbook yet. Add one first: an incident runs by it.');
      return view(await engine.declare({ ...body, runbookId }, actor(caller)));
    },
    async incident({ params }) {
      return view(await findIncident(store, params.id));
    },
    async timeline({ params, query }) {
      const row = await findIncident(store, params.id);
      const recorded = await store.events(row.id);
      const last = recorded.filter((one) => one.version > query.after)[query.limit - 1]?.version ?? Number.POSITIVE_INFINITY;
      const entries = timeline(await contextOf(row), recorded).filter(({ version }) => version > query.after && version <= last);
      return { items: entries, nextAfter: last < (recorded.at(-1)?.version ?? 0) ? last : null };
    },
    async command({ params, body }, { caller }) {
      const row = await findIncident(store, params.id);
      const into = body.type === 'MergeIncident' ? (await findIncident(store, body.into)).id : null;
      const command: IncidentCommand = body.type === 'MergeIncident' && into !== null ? { ...body, into } : body;
      return view(await engine.handle(row.id, command, actor(caller)));
    },
    async draft({ params }) {
      const row = await findIncident(store, params.id);
      const context = await contextOf(row);
      const template = context.policy.templates.find((one) => one.id === params.template);
      if (template === undefined) throw new ProblemError('unknown', `The runbook has no template "${params.template}".`);
      return fillTemplate(context, row.state, template, clock.now());
    },
    async report({ params }) {
      const row = await findIncident(store, params.id);
      return { markdown: report(await contextOf(row), row.state, await store.events(row.id)) };
    },
  };
}

/** An account without a person acts under its own name. */
function actor(caller: Caller | null): Actor {
  if (caller === null) throw new ProblemError('not-signed-in', 'Sign in, or send an API key.');
  return { kind: 'person', id: caller.personId ?? `account-${caller.accountId}`, name: caller.name };
}
