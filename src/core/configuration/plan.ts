import type { SettingsDocument } from './settings-document.ts';

/** One line of a plan. `id` is empty for what there is only one of. */
export type PlanChange = { action: 'add' | 'change' | 'remove'; kind: string; id: string; before?: unknown; after?: unknown };

/**
 * What stands between two settings: each person, group, binding, route and channel that would be made, changed or removed, in the
 * order in which they are written. The order of routes counts, because the first that matches takes an alert.
 */
export function planChanges(before: SettingsDocument, after: SettingsDocument): PlanChange[] {
  const byId = (one: { id: string }) => one.id;
  return [
    ...planList('person', before.directory.people, after.directory.people, byId),
    ...planList('group', before.directory.groups, after.directory.groups, byId),
    ...planList('binding', before.directory.bindings, after.directory.bindings, (binding) => binding.role),
    ...planValue('catch-all', before.directory.catchAll, after.directory.catchAll),
    ...planValue('calendar', before.calendar, after.calendar),
    ...planList('route', before.routes, after.routes, byId),
    ...planOrder(before.routes.map(byId), after.routes.map(byId)),
    ...planList('channel', Object.entries(before.channels), Object.entries(after.channels), ([name]) => name).map(withoutName),
    ...planValue('default-runbook', before.defaultRunbook, after.defaultRunbook),
  ];
}

function planList<T>(kind: string, before: T[], after: T[], idOf: (one: T) => string): PlanChange[] {
  const old = new Map(before.map((one) => [idOf(one), one]));
  const kept = new Set(after.map(idOf));
  const made = after.flatMap((one): PlanChange[] => {
    const id = idOf(one);
    const known = old.get(id);
    if (known === undefined) return [{ action: 'add', kind, id, after: one }];
    return isSame(known, one) ? [] : [{ action: 'change', kind, id, before: known, after: one }];
  });
  const removed = before.filter((one) => !kept.has(idOf(one)));
  return [...made, ...removed.map((one): PlanChange => ({ action: 'remove', kind, id: idOf(one), before: one }))];
}

function planValue(kind: string, before: unknown, after: unknown): PlanChange[] {
  return isSame(before, after) ? [] : [{ action: 'change', kind, id: '', before, after }];
}

function planOrder(before: string[], after: string[]): PlanChange[] {
  const kept = (ids: string[], others: string[]) => ids.filter((id) => others.includes(id));
  return planValue('route-order', kept(before, after), kept(after, before));
}

function withoutName(change: PlanChange): PlanChange {
  const settings = (entry: unknown) => (Array.isArray(entry) ? entry[1] : entry);
  const { before, after, ...rest } = change;
  return {
    ...rest,
    ...(before === undefined ? {} : { before: settings(before) }),
    ...(after === undefined ? {} : { after: settings(after) }),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON in which the order of an object's names does not count. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
