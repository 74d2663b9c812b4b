import type { Route, RunbookSummary } from '../../api/view.ts';

type Matcher = Route['matchers'][number];
export type Operator = '=' | '!=' | '=~' | '!~';

export const operatorOf = ({ isEqual, isRegex }: Pick<Matcher, 'isEqual' | 'isRegex'>): Operator =>
  isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!=';

/** `service = checkout and team !~ data.*`; `every alert` where nothing is asked. */
export function conditionOf({ matchers }: Route): string {
  if (matchers.length === 0) return 'Every alert';
  return matchers.map((matcher) => `${matcher.name} ${operatorOf(matcher)} ${matcher.value || '""'}`).join(' and ');
}

/** What a route does with the alerts that fit, in one line. */
export function outcomeOf(route: Route, runbooks: RunbookSummary[]): string {
  const name = runbooks.find((runbook) => runbook.id === route.runbook)?.name ?? route.runbook;
  const map = Object.entries(route.severityMap).map(([value, level]) => `${value} is ${level}`);
  const severity = [
    route.severityLabel ? `severity from ${route.severityLabel}${map.length > 0 ? ` (${map.join(', ')})` : ''}` : '',
    route.severity ? `${route.severityLabel ? 'otherwise ' : 'always '}${route.severity}` : '',
  ].filter(Boolean);
  const parts = [name ?? 'default runbook', route.service ? `service ${route.service}` : '', severity.join(', ')];
  return parts.filter(Boolean).join(' · ');
}

/** `critical = P1` a line, and back. Lines without an equals sign say nothing. */
export const mapToText = (map: Record<string, string>) =>
  Object.entries(map)
    .map(([value, level]) => `${value} = ${level}`)
    .join('\n');

export function textToMap(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => line.split('=').map((part) => part.trim()));
  return Object.fromEntries(lines.flatMap(([value = '', level = '']) => (value && level ? [[value, level]] : [])));
}

/** `alertname, cluster` and back. */
export const textToList = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
