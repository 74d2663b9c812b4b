import { comparePolicies } from '../../core/compare/compare-policies.ts';
import { freeId, slug } from '../../core/configuration/first-person.ts';
import { roleUses } from '../../core/configuration/role-use.ts';
import type { DecisionContext } from '../../core/incident/context.ts';
import type { CompiledPolicy } from '../../core/policy/policy.ts';
import { withBase } from '../../core/policy/with-base.ts';
import type { Compilation } from '../../core/runbook/compilation.ts';
import { explain } from '../../core/runbook/explain.ts';
import { RULES } from '../../core/runbook/rule/index.ts';
import { simulate } from '../../core/simulate/simulate.ts';
import { DAY, MINUTE } from '../../core/time/instant.ts';
import { basePolicy } from '../../engine/base-policy.ts';
import type { RunbookRow } from '../../engine/store.ts';
import { ProblemError } from '../problem.ts';
import { proveAside, whenGone } from '../prove-aside.ts';
import type { Handlers } from '../route.ts';
import { defaultRunbook } from '../runbook-choice.ts';
import { toDiagnostic } from '../runbook-compiler.ts';
import type { Services } from '../services.ts';

type Names =
  | 'proveRunbook'
  | 'rules'
  | 'runbooks'
  | 'addRunbook'
  | 'runbook'
  | 'revisions'
  | 'compareRunbook'
  | 'compareText'
  | 'saveRunbook'
  | 'checkRunbook'
  | 'simulate';

export function runbookRoutes({ store, clock, contexts, compiler, announce, integrations }: Services): Pick<Handlers, Names> {
  async function summary(row: RunbookRow, text: string, policy: CompiledPolicy) {
    const [settings, chosen, { diagnostics }] = await Promise.all([store.settings(), defaultRunbook(store), compiler.compile(text)]);
    const count = (level: string) => diagnostics.filter((one) => one.level === level).length;
    return {
      ...{ id: row.id, name: row.name, hash: row.hash, updatedAt: row.updatedAt },
      default: chosen?.id === row.id,
      severities: policy.severities.toSorted((a, b) => a.rank - b.rank).map((severity) => severity.id),
      unheldRoles: roleUses(policy, settings.directory)
        .filter((use) => use.people.length === 0)
        .map((use) => use.role),
      problems: { errors: count('error'), warnings: count('warning') },
    };
  }

  async function compiled(text: string, { policy, diagnostics }: Compilation) {
    const { directory } = await store.settings();
    const roles = roleUses(policy, directory).map(({ role, src, people }) => ({ role, src, people: people.map((person) => person.name) }));
    return { text, policy, explanation: explain(policy), diagnostics: diagnostics.map(toDiagnostic), roles };
  }

  async function find(id: string): Promise<RunbookRow> {
    const row = await store.runbook(id);
    if (row === null) throw new ProblemError('unknown', `There is no runbook "${id}".`);
    return row;
  }

  /** The newest revision, or an earlier one of this very runbook: two runbooks may have had the same text. */
  async function revisionOf(row: RunbookRow, hash: string) {
    const revision = hash === row.hash ? await store.revision(hash) : (await store.revisions(row.id)).find((one) => one.hash === hash);
    if (!revision) throw new ProblemError('unknown', `The runbook "${row.id}" has no revision ${hash}.`);
    return revision;
  }

  /** A text that cannot be read at all is not kept: an incident could not run by it. */
  async function readable(text: string): Promise<Compilation> {
    const compilation = await compiler.compile(text);
    const fatal = compilation.diagnostics.filter((one) => one.fatal === true);
    const errors = fatal.map((one) => ({ path: `body.text:${one.line}`, message: [one.reason, one.fix].filter(Boolean).join(' ') }));
    if (errors[0]) throw new ProblemError('invalid', errors[0].message, errors);
    return compilation;
  }

  /** What incidents would run by if this text were saved. */
  async function draft(text: string): Promise<DecisionContext> {
    const [{ policy }, base, { directory, calendar }] = await Promise.all([readable(text), basePolicy(), store.settings()]);
    return { policy: withBase(policy, base), directory, calendar };
  }

  async function save(row: RunbookRow, text: string, policy: CompiledPolicy, makeDefault: boolean) {
    await store.transact(async (tx) => {
      await tx.saveRunbook(row, { hash: row.hash, runbookId: row.id, text, policy, createdAt: row.updatedAt });
      if (makeDefault) await tx.saveSettings({ defaultRunbook: row.id });
    });
    announce({ type: 'configuration', at: clock.now() });
    return summary(row, text, policy);
  }

  return {
    async runbooks() {
      const rows = await store.runbooks();
      const items = await Promise.all(
        rows.map(async (row) => {
          const { text, policy } = await revisionOf(row, row.hash);
          return summary(row, text, policy);
        }),
      );
      return { items };
    },
    async addRunbook({ body }) {
      const { policy } = await readable(body.text);
      const taken = new Set((await store.runbooks()).map((row) => row.id));
      const row = { id: freeId(slug(body.name) || 'runbook', taken), name: body.name, hash: policy.hash, updatedAt: clock.now() };
      return save(row, body.text, policy, body.makeDefault);
    },
    async runbook({ params, query }) {
      const row = await find(params.id);
      const { text, policy } = await revisionOf(row, query.revision ?? row.hash);
      const { diagnostics } = await compiler.compile(text);
      return { ...(await summary(row, text, policy)), ...(await compiled(text, { policy, diagnostics })) };
    },
    async revisions({ params }) {
      const row = await find(params.id);
      const items = (await store.revisions(row.id)).map(({ hash, createdAt }) => ({
        hash,
        savedAt: createdAt,
        current: hash === row.hash,
      }));
      return { items };
    },
    async compareRunbook({ params, query }) {
      const row = await find(params.id);
      const [from, to, base] = await Promise.all([revisionOf(row, query.from), revisionOf(row, query.to ?? row.hash), basePolicy()]);
      return { changes: comparePolicies(withBase(from.policy, base), withBase(to.policy, base)) };
    },
    async compareText({ params, body }) {
      const row = await find(params.id);
      const [saved, { policy }, base] = await Promise.all([revisionOf(row, row.hash), readable(body.text), basePolicy()]);
      return { changes: comparePolicies(withBase(saved.policy, base), withBase(policy, base)) };
    },
    async saveRunbook({ params, body }) {
      const row = await find(params.id);
      if (body.ifHash !== undefined && body.ifHash !== row.hash) {
        throw new ProblemError(
          'stale-version',
          'Somebody saved this runbook since you opened it. Open it again and bring your changes over.',
        );
      }
      const { policy } = await readable(body.text);
      return save({ ...row, hash: policy.hash, updatedAt: clock.now() }, body.text, policy, body.makeDefault ?? false);
    },
    async checkRunbook({ body }) {
      return compiled(body.text, await compiler.compile(body.text));
    },
    async simulate({ params, body }) {
      const row = await find(params.id);
      const outcome = simulate({
        context: await contexts(store, row.hash),
        ...{ severity: body.severity, at: body.at ?? clock.now(), answers: body.answers, category: null },
        acknowledgeAfter: inMilliseconds(body.acknowledgeAfterMinutes),
        resolveAfter: inMilliseconds(body.resolveAfterMinutes),
      });
      if ('rejected' in outcome) throw new ProblemError('invalid', outcome.rejected.message);
      return { moments: outcome.moments, unanswered: outcome.unanswered };
    },
    async proveRunbook({ params, body }, { reply }) {
      const row = await find(params.id);
      const context = body.text === undefined ? await contexts(store, row.hash) : await draft(body.text);
      const { channels } = await store.settings();
      const verdict = await proveAside(
        {
          context,
          horizon: { from: body.from ?? clock.now(), for: body.days * DAY },
          channels: integrations
            .filter(({ name, notify, config }) => notify !== undefined && config.safeParse(channels[name] ?? {}).success)
            .map(({ name }) => name),
        },
        whenGone(reply.raw),
      );
      return { ...verdict, zone: context.calendar.zone };
    },
    async rules() {
      return { items: RULES.map(({ check: _, level, ...rule }) => ({ ...rule, level: level === 'info' ? 'note' : level })) };
    },
  };
}

function inMilliseconds(minutes: number | null): number | null {
  return minutes === null ? null : minutes * MINUTE;
}
