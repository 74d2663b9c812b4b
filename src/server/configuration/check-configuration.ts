import { checkRoutes } from '../../core/alert/route.ts';
import type { SettingsDocument } from '../../core/configuration/settings-document.ts';
import type { CompiledPolicy } from '../../core/policy/policy.ts';
import type { Integration } from '../../integration/integration.ts';
import { HIDDEN } from './channel-secrets.ts';
import { isCountry } from './public-holidays.ts';

export type ConfigurationError = { path: string; message: string };
/** What a configuration may refer to beside itself. */
export type Surroundings = {
  integrations: readonly Integration[];
  runbooks: { id: string; policy: CompiledPolicy }[];
  defaultRunbook: string | null;
};

/** Everything that is wrong with settings, each with its place, so that all of it can be mended at once. */
export function checkConfiguration(settings: SettingsDocument, around: Surroundings): ConfigurationError[] {
  return [
    ...checkPeople(settings, around),
    ...checkReferences(settings),
    ...checkCalendar(settings),
    ...checkRouting(settings, around),
    ...checkChannels(settings, around),
  ];
}

function checkPeople({ directory, channels }: SettingsDocument, { integrations }: Surroundings): ConfigurationError[] {
  const problems = duplicates(
    'people',
    directory.people.map(({ id }) => id),
  );
  directory.people.forEach((person, index) => {
    problems.push(
      ...duplicates(
        `people.${index}.contacts`,
        person.contacts.map(({ id }) => id),
      ),
    );
    person.contacts.forEach((contact, place) => {
      const path = `people.${index}.contacts.${place}`;
      const integration = integrations.find((one) => one.name === contact.channel && one.notify !== undefined);
      if (integration === undefined) {
        const known = integrations.filter((one) => one.notify !== undefined).map((one) => one.name);
        problems.push({ path: `${path}.channel`, message: `There is no channel "${contact.channel}". There are: ${known.join(', ')}.` });
        return;
      }
      if (!integration.config.safeParse(channels[contact.channel] ?? {}).success) {
        problems.push({
          path: `${path}.channel`,
          message: `The channel "${contact.channel}" is not set up: add its settings under channels.`,
        });
      }
      const wrong = integration.address?.check(contact.address) ?? null;
      if (wrong !== null) problems.push({ path: `${path}.address`, message: wrong });
    });
  });
  return problems;
}

function checkReferences({ directory }: SettingsDocument): ConfigurationError[] {
  const people = new Set(directory.people.map(({ id }) => id));
  const groups = new Set(directory.groups.map(({ id }) => id));
  const known = (path: string, ids: string[], all: Set<string>, what: string): ConfigurationError[] =>
    ids.flatMap((id, index) => (all.has(id) ? [] : [{ path: `${path}.${index}`, message: `There is no ${what} "${id}".` }]));
  return [
    ...duplicates(
      'groups',
      directory.groups.map(({ id }) => id),
    ),
    ...duplicates(
      'bindings',
      directory.bindings.map(({ role }) => role),
    ),
    ...directory.groups.flatMap((group, index) => known(`groups.${index}.members`, group.members, people, 'person')),
    ...directory.bindings.flatMap((binding, index) => [
      ...known(`bindings.${index}.people`, binding.people, people, 'person'),
      ...known(`bindings.${index}.groups`, binding.groups, groups, 'group'),
    ]),
    ...known('catchAll', directory.catchAll, people, 'person'),
  ];
}

function checkCalendar({ calendar }: SettingsDocument): ConfigurationError[] {
  const problems: ConfigurationError[] = [];
  if (calendar.closesAtMinute <= calendar.opensAtMinute)
    problems.push({ path: 'calendar.closesAtMinute', message: 'The day must close after it opens.' });
  const country = calendar.publicHolidays?.country;
  if (country !== undefined && !isCountry(country)) {
    problems.push({ path: 'calendar.country', message: `"${country}" is no country we know. Write it like DE, US or GB-SCT.` });
  }
  return problems;
}

function checkRouting({ routes, defaultRunbook }: SettingsDocument, around: Surroundings): ConfigurationError[] {
  const problems = checkRoutes(routes).map((message) => ({ path: 'routes', message }));
  if (defaultRunbook !== null && !around.runbooks.some(({ id }) => id === defaultRunbook)) {
    problems.push({ path: 'defaultRunbook', message: `There is no runbook "${defaultRunbook}".` });
  }
  routes.forEach((route, index) => {
    const id = route.runbook ?? defaultRunbook ?? around.defaultRunbook;
    const runbook = around.runbooks.find((one) => one.id === id);
    if (route.runbook !== null && runbook === undefined) {
      problems.push({ path: `routes.${index}.runbook`, message: `There is no runbook "${route.runbook}".` });
    }
    const levels = runbook?.policy.severities.map((severity) => severity.id) ?? [];
    const check = (path: string, level: string | null) => {
      if (level === null || levels.length === 0 || levels.includes(level)) return;
      problems.push({ path, message: `The runbook "${id}" has no severity "${level}". It has: ${levels.join(', ')}.` });
    };
    check(`routes.${index}.severity`, route.severity);
    for (const [value, level] of Object.entries(route.severityMap)) check(`routes.${index}.severityMap.${value}`, level);
  });
  return problems;
}

function checkChannels({ channels }: SettingsDocument, { integrations }: Surroundings): ConfigurationError[] {
  return Object.entries(channels).flatMap(([name, settings]): ConfigurationError[] => {
    const integration = integrations.find((one) => one.name === name && one.notify !== undefined);
    if (integration === undefined) return [{ path: `channels.${name}`, message: `There is no channel "${name}".` }];
    if (JSON.stringify(settings).includes(HIDDEN)) {
      return [
        {
          path: `channels.${name}`,
          message: `"${HIDDEN}" stands for a secret that is kept already, and there is none: write the secret itself.`,
        },
      ];
    }
    const read = integration.config.safeParse(settings);
    if (read.success) return [];
    return read.error.issues.map((issue) => ({ path: ['channels', name, ...issue.path].join('.'), message: issue.message }));
  });
}

function duplicates(path: string, ids: string[]): ConfigurationError[] {
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => ({ path, message: `"${id}" is there twice.` }));
}
