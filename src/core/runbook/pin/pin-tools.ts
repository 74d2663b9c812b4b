import type { CommandRisk, DetectionSource, ShellCommand, Tool } from '../../policy/work.ts';
import { correct, findNamed, unknown } from './named.ts';
import { list, pinned, pinnedValue } from './pinned.ts';
import type { Named, OneOrMore, Pinning } from './pinning.ts';
import type { Schema } from './schema.ts';
import { byName, choice, object, oneOrMore, text } from './schema.ts';

const RISKS: CommandRisk[] = ['read-only', 'mutating', 'destructive', 'never-ending', 'interactive'];

type CommandPin = { risk?: CommandRisk; variables?: string[] };
type CategoryPin = { procedures?: OneOrMore; roles?: OneOrMore };
export type ToolPins = {
  commands?: Named<CommandPin>;
  tools?: Named<{ purpose?: string; group?: string; access?: string; command?: string; link?: string }>;
  detection?: Named<{ kind?: DetectionSource['kind']; link?: string }>;
  categories?: Named<CategoryPin>;
  scenarios?: Named<{ severity?: string }>;
};

export const toolSchema: Record<keyof ToolPins, Schema> = {
  commands: byName(
    'commands by how they begin; null: it is none',
    object('a command', {
      risk: choice(...RISKS),
      variables: { type: 'array', items: text, description: 'what it needs from the environment, without $' },
    }),
  ),
  tools: byName(
    'tools by their name; null removes one',
    object('a tool', { purpose: text, group: text, access: text, command: text, link: text }),
  ),
  detection: byName(
    'how incidents are noticed, by how the line begins; null removes one',
    object('a source', { kind: choice('automated', 'manual'), link: text }),
  ),
  categories: byName(
    'kinds of incident by their name; null removes one',
    object('a kind, with the procedures and the roles that it calls for', { procedures: oneOrMore(text), roles: oneOrMore(text) }),
  ),
  scenarios: byName('worked examples by their name; null: it is none', object('an example', { severity: text })),
};

/** What responders work with: commands, tools, ways to notice, kinds of incident, worked examples. */
export function pinTools(pinning: Pinning<ToolPins>): void {
  const { reading, pins } = pinning;
  const { policy } = reading;
  for (const [name, pin] of Object.entries(pins.commands ?? {})) pinCommand(pinning, name, pin);
  policy.tools = correct(pinning, policy.tools, {
    kind: ['tools'],
    pins: pins.tools,
    nameOf: (tool) => tool.name,
    make: (name, _, at): Tool => ({
      name,
      purpose: null,
      group: null,
      access: null,
      command: null,
      link: null,
      unfilled: false,
      ...pinned(at()),
    }),
    change: (tool, pin) => ({ ...tool, ...pin, unfilled: pin.link === undefined && pin.command === undefined && tool.unfilled }),
  });
  policy.detection = correct(pinning, policy.detection, {
    kind: ['detection'],
    pins: pins.detection,
    nameOf: (source) => source.text,
    make: (name, _, at): DetectionSource => ({ text: name, kind: 'manual', link: null, unfilled: false, ...pinned(at()) }),
    change: (source, pin) => ({ ...source, ...pin, unfilled: pin.link === undefined && source.unfilled }),
  });
  policy.categories = correct(pinning, policy.categories, {
    kind: ['categories'],
    pins: pins.categories,
    nameOf: (category) => category.name,
    make: (name, _, at) => ({ id: reading.id('category', name), name, procedures: [], roles: [], ...pinned(at()) }),
    change: (category, pin, at) => {
      const idsOf = (wanted: OneOrMore | undefined, among: { id: string; name: string }[], kind: 'procedures' | 'roles'): string[] =>
        wanted === undefined
          ? category[kind]
          : list(wanted).flatMap((name) => {
              const found = findNamed(pinning, among, (each) => each.name, kind, name, at(kind));
              const names = among.map((each) => each.name);
              if (found === null) unknown(pinning, names, kind, name, at(kind));
              return found && found !== 'several' ? [found.id] : [];
            });
      return {
        ...category,
        procedures: idsOf(pin.procedures, policy.procedures, 'procedures'),
        roles: idsOf(pin.roles, policy.roles, 'roles'),
      };
    },
  });
  policy.scenarios = correct(pinning, policy.scenarios, {
    kind: ['scenarios'],
    pins: pins.scenarios,
    nameOf: (scenario) => scenario.name,
    change: (scenario, pin, at) => ({ ...scenario, severity: pinnedValue(pin.severity, scenario.severity, at('severity')) }),
  });
}

/** The same command may stand in several blocks: a pin is for all of them. */
function pinCommand(pinning: Pinning, name: string, pin: CommandPin | null): void {
  const { policy } = pinning.reading;
  const src = pinning.at('commands', name);
  const all = policy.commandBlocks.flatMap((block) => block.commands);
  const found = findNamed(pinning, distinct(all), (command) => command.text, 'commands', name, src);
  if (found === 'several') return;
  if (!found) {
    const names = all.map((command) => command.text);
    return unknown(pinning, names, 'commands', name, src);
  }
  const change = (command: ShellCommand): ShellCommand[] => {
    if (command.text !== found.text) return [command];
    return pin === null ? [] : [{ ...command, ...pin, ...pinned(src) }];
  };
  policy.commandBlocks = policy.commandBlocks
    .map((block) => ({ ...block, commands: block.commands.flatMap(change) }))
    .filter((block) => block.commands.length > 0);
}

const distinct = (commands: ShellCommand[]): ShellCommand[] => [...new Map(commands.map((command) => [command.text, command])).values()];
