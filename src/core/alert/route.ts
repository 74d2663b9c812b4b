import type { Route } from './alert.ts';
import { keyOfLabels } from './dedupe-key.ts';
import { labelOf } from './labels.ts';
import { checkMatcher, matchesAll } from './matcher.ts';

/** The first route whose matchers all match; a route without matchers takes everything. Null: nobody said where it goes. */
export function routeOf(labels: Record<string, string>, routes: Route[]): Route | null {
  return routes.find((route) => matchesAll(route.matchers, labels)) ?? null;
}

/** The runbook's level for an alert: its label by the route's map (or as it stands), otherwise the route's own level. */
export function severityOf(route: Route, labels: Record<string, string>): string | null {
  const value = route.severityLabel === null ? '' : labelOf(labels, route.severityLabel);
  if (value === '') return route.severity;
  return Object.hasOwn(route.severityMap, value) ? (route.severityMap[value] as string) : value;
}

/** Alerts with the same group key make one incident. What no route takes is grouped by its name alone. */
export function groupKeyOf(route: Route | null, labels: Record<string, string>): string {
  if (route === null) return `unrouted ${keyOfLabels({ alertname: labelOf(labels, 'alertname') })}`;
  return `${route.id} ${keyOfLabels(Object.fromEntries(route.groupBy.map((name) => [name, labelOf(labels, name)])))}`;
}

/** What is wrong with a list of routes, a sentence each, before it is stored. */
export function checkRoutes(routes: Route[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    if (seen.has(route.id)) problems.push(`Two routes are called "${route.id}": give each its own id.`);
    seen.add(route.id);
    for (const matcher of route.matchers) {
      const problem = checkMatcher(matcher);
      if (problem !== null) problems.push(`Route "${route.id}": ${problem}`);
    }
  }
  return problems;
}
