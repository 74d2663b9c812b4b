import type { Fact } from '../policy/source.ts';
import type { Category, CommandBlock, CommandRisk, DetectionSource, Scenario, ShellCommand, Tool } from '../policy/work.ts';
import { type Effect, effectOf, type Found } from './change.ts';
import { compareFacts, compareFields, type FactKind, textKind } from './compare-facts.ts';
import type { Comparison } from './comparison.ts';
import { type Field, flag, kept, names, renamed, stated, value } from './field.ts';
import { flat, pair, plain } from './pair.ts';

/** What is at hand: commands and how dangerous they are, tools, where incidents are noticed, kinds of incident, worked examples. */
export function toolChanges({ before, after }: Comparison): Found[] {
  const name = (id: string): string => [...after.procedures, ...before.procedures].find((one) => one.id === id)?.name ?? id;
  const phase = (id: string): string => [...after.phases, ...before.phases].find((one) => one.id === id)?.name ?? id;
  const place = (one: CommandBlock): string | null =>
    [one.phase && phase(one.phase), one.procedure && name(one.procedure)].filter(Boolean).join(', ') || null;
  const commands = (policy: Comparison['before']): PlacedCommand[] =>
    policy.commandBlocks.flatMap((block) => block.commands.map((command) => ({ ...command, place: place(block) })));
  const blocks = pair(before.commandBlocks, after.commandBlocks, BLOCK_KEYS);
  const bare = (list: CommandBlock[]): CommandBlock[] => list.filter((one) => one.commands.length === 0);
  const examples = pair(before.scenarios, after.scenarios, SCENARIO.keys);
  return [
    ...compareFacts(commands(before), commands(after), COMMAND),
    ...compareFacts(bare(blocks.removed), bare(blocks.added), blockKind(place)),
    ...blocks.both.flatMap((twins) => compareFields(twins, blockKind(place))),
    ...compareFacts(before.tools, after.tools, TOOL),
    ...compareFacts(before.detection, after.detection, DETECTION),
    ...compareFacts(before.categories, after.categories, categoryKind(name)),
    ...compareFacts(before.scenarios, after.scenarios, SCENARIO),
    ...examples.both.flatMap(([old, now]) => {
      const moments = (one: Scenario) => one.moments.map((moment) => ({ ...moment, text: `${moment.phase}: ${moment.text}` }));
      return compareFacts(
        moments(old),
        moments(now),
        textKind('scenario', `Example "${now.name}"`, 'the moment', false, 'It is an example to practise with.'),
      );
    }),
  ];
}

type PlacedCommand = ShellCommand & { place: string | null };

const RISK: Record<CommandRisk, number> = { 'read-only': 0, mutating: 1, interactive: 2, 'never-ending': 2, destructive: 3 };

const COMMAND: FactKind<PlacedCommand> = {
  kind: 'command',
  subject: (one) => `Command \`${flat(one.text)}\``,
  says: (one) => flat(one.text),
  keys: [
    (one) => JSON.stringify([one.text, one.place, one.risk]),
    (one) => JSON.stringify([flat(one.text), one.place]),
    (one) => flat(one.text),
    (one) => (one.comment === null ? null : JSON.stringify([one.comment, one.place])),
  ],
  words: (one) => one.text,
  gone: () => 'is gone',
  come: (one) => `is new: ${one.risk}`,
  worth: true,
  why: 'At 03:00 nobody should have to remember a command.',
  fields: [
    textAndRisk,
    value('is explained as', 'It is what the reader goes by.', (one) => one.comment),
    names('no longer needs', 'needs', 'A variable that is not set stops the command.', (one) => one.variables, false),
  ],
};

const BLOCK_KEYS = [
  (one: CommandBlock) => (one.commands.length === 0 ? null : `${one.id}\n${one.commands.map((command) => command.text).join('\n')}`),
  (one: CommandBlock) => one.id,
  (one: CommandBlock) => one.commands.map((command) => command.text).join('\n') || null,
  (one: CommandBlock) => one.title,
];

/** The block around commands; that they come and go is told of each of them. */
function blockKind(place: (one: CommandBlock) => string | null): FactKind<CommandBlock> {
  return {
    kind: 'command',
    subject: (one) => `Commands "${flat(one.title)}"`,
    says: (one) => one.title,
    keys: [(one) => one.id],
    gone: () => 'are gone',
    come: () => 'are new',
    worth: false,
    why: 'It is an empty block.',
    fields: [
      renamed('are now called', 'The commands stay as they were.', (one) => one.title),
      value('stand in', 'They are offered at another moment.', place),
      value('are run by', 'Another shell reads them in another way.', (one) => one.language),
    ],
  };
}

/** Another text and another risk are one change: the one is because of the other. */
function textAndRisk(before: PlacedCommand, after: PlacedCommand): ReturnType<Field<PlacedCommand>> {
  const [old, now] = [flat(before.text), flat(after.text)];
  if (old === now && before.risk === after.risk) return [];
  const safer = RISK[before.risk] - RISK[after.risk];
  const risk = before.risk === after.risk ? '' : ` is ${after.risk}, was ${before.risk}`;
  const words = old === now ? '' : `${risk === '' ? ' was' : '; it was'} \`${old}\``;
  const effect: Effect = effectOf(safer);
  const why =
    safer < 0
      ? 'It can do more harm, or hold up whoever runs it.'
      : safer > 0
        ? 'It can do less harm.'
        : 'It does something else; try it before the night.';
  return [{ tail: `${risk}${words}`.trim(), before: `${old} (${before.risk})`, after: `${now} (${after.risk})`, effect, why }];
}

const TOOL: FactKind<Tool> = {
  kind: 'tool',
  subject: (one) => `Tool "${flat(one.name)}"`,
  says: (one) => [one.name, one.purpose, one.link ?? one.command].filter(Boolean).join(', '),
  keys: [
    (one) => JSON.stringify([one.name, one.group, one.purpose, one.access]),
    (one) => JSON.stringify([one.name, one.group]),
    (one) => plain(one.name),
    (one) => one.link ?? one.command ?? one.access,
  ],
  words: (one) => `${one.name} ${one.purpose ?? ''}`,
  gone: () => 'is gone',
  come: () => 'is new',
  worth: true,
  why: 'It is one click away only where it is listed.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    value('serves for', 'It is only shown.', (one) => one.purpose),
    value('stands under', 'It is shown there.', (one) => one.group),
    kept('is reached by the command', 'Try it before the night.', (one) => one.command),
    kept('leads to', 'Try it before the night.', (one) => one.link),
    value('is reached by', 'It is only shown.', (one) => (one.access === one.link || one.access === one.command ? null : one.access)),
    flag('is not filled in', 'is filled in', false, 'A blank leads nowhere.', (one) => one.unfilled),
  ],
};

const DETECTION: FactKind<DetectionSource> = {
  kind: 'detection',
  subject: (one) => `"${flat(one.text)}"`,
  says: (one) => flat(one.text),
  keys: [(one) => one.text, (one) => plain(one.text)],
  words: (one) => one.text,
  gone: () => 'is no longer a way to notice incidents',
  come: () => 'is a new way to notice incidents',
  worth: true,
  why: 'What nobody watches is noticed by the customers.',
  fields: [
    value('is a way to notice incidents:', 'It is only said in other words.', (one) => one.text),
    value('is noticed', 'It says whether somebody has to look.', (one) => one.kind),
    kept('leads to', 'It is the link that people open.', (one) => one.link),
    flag('is not filled in', 'is filled in', false, 'A blank leads nowhere.', (one) => one.unfilled),
  ],
};

function categoryKind(procedure: (id: string) => string): FactKind<Category> {
  return {
    kind: 'category',
    subject: (one) => `Category "${one.name}"`,
    says: (one) => one.name,
    keys: [(one) => one.id, (one) => plain(one.name)],
    gone: () => 'is gone',
    come: () => 'is new',
    worth: true,
    why: 'It decides which procedures are offered and which roles are asked for.',
    fields: [
      renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
      names('no longer offers', 'offers', 'It is what the responder is shown.', (one) => one.procedures.map(procedure)),
      names('no longer asks for', 'asks for', 'It is who is wanted for such an incident.', (one) => one.roles),
    ],
  };
}

const SCENARIO: FactKind<Scenario & Fact> = {
  kind: 'scenario',
  subject: (one) => `Example "${one.name}"`,
  says: (one) => one.name,
  keys: [(one) => one.name, (one) => plain(one.name), (one) => one.moments.map((moment) => moment.text).join('\n') || null],
  gone: () => 'is gone',
  come: () => 'is new',
  worth: false,
  why: 'It is an example to practise with.',
  fields: [
    renamed('is now called', 'The rest of it stays as it was.', (one) => one.name),
    value('has the severity', 'It is practised at another level.', (one) => stated(one.severity)),
  ],
};
