import type { Severities } from '../../policy/severity.ts';
import type { Source, Text } from '../../policy/source.ts';
import type { Step, StepMeaning } from '../../policy/work.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import type { Block, Cell, Item, List, Quote, Table } from '../read/block.ts';
import { splitLabel } from '../read/block.ts';
import { columnsOf } from '../read/columns.ts';
import type { Reading } from '../read/reading.ts';
import { about, slug, stated, textFact } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { isShell } from './command-block.ts';
import type { StepLine } from './step-line.ts';
import { looksLikeSteps, stepLines } from './step-line.ts';

const MEANINGS: [Phrase, StepMeaning][] = [
  ['schedule-review-step', 'schedule-review'],
  ['close-ticket-step', 'close-ticket'],
  ['ticket-step', 'create-ticket'],
  ['channel-step', 'create-channel'],
  ['status-page-step', 'update-status-page'],
  ['resolve-power', 'resolve'],
  ['set-severity', 'set-severity'],
  ['declare', 'declare'],
  ['postmortem-step', 'write-postmortem'],
  ['acknowledge-step', 'acknowledge'],
];

/** Where steps stand: the id in front of theirs, their group, and the severities of that group. */
type Place = { prefix: string; group: string | null; severities: Severities };

/** The steps of a section and of those below it that no other recogniser has read: boxes, numbers, bullets, lines of fences. */
export function stepsOf(reading: Reading, section: Section, prefix: string, skip: (section: Section) => boolean = () => false): Step[] {
  const read = (each: Section, group: string | null, severities: Severities): Step[] => {
    if (each !== section && (skip(each) || about(reading, each, 'not-steps', 'templates', 'attendees', 'agenda', 'distribution', 'rca')))
      return [];
    if (each !== section && about(reading, each, 'record') && !each.blocks.some(isMarked)) return [];
    const own = reading.scale.severities(each === section ? '' : each.title);
    const place = { prefix, group, severities: own === '*' ? severities : own };
    const here = each.blocks.flatMap((block) => blockSteps(reading, block, place));
    const below = each.sections.flatMap((child) => read(child, child.title, place.severities));
    if (each === section || here.length + below.length > 0 || !isStep(reading, each)) return [...here, ...below];
    const detail = each.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map((l) => textFact(l.text, l.src)) : []));
    return [step(reading, each.title, each.number === null ? 'bullet' : 'numbered', each.src, { ...place, group: null }, detail, [])];
  };
  return read(section, null, '*');
}

const NOTHING = { text: '', strong: null };

/** A heading is a step itself where below it stands how it is done, and no list: "### 2. Look at the pods" and a command. One with symptoms is a cause. */
const isStep = ({ words }: Reading, { title, rank, number, blocks }: Section): boolean =>
  rank === 'heading' &&
  !words.says('steps-title', title) &&
  !blocks.some((block) => block.kind === 'paragraph' && words.isOnly('sign-part', splitLabel(block.lines[0] ?? NOTHING)?.label ?? '')) &&
  (blocks.some((block) => block.kind === 'fence' && isShell(block)) || (number !== null && blocks.length > 0));

function blockSteps(reading: Reading, block: Block, place: Place): Step[] {
  if (reading.claimed(block)) return [];
  if (block.kind === 'quote') {
    const inner = isCallout(block) ? block.blocks.filter(isMarked) : block.blocks;
    return inner.flatMap((each) => blockSteps(reading, each, place));
  }
  if (block.kind === 'list') {
    if (reading.words.says('not-steps-lead', block.lead?.text ?? '')) return [];
    reading.claim(block);
    return listSteps(reading, block, place);
  }
  if (block.kind === 'table') return tableSteps(reading, block, place);
  if (block.kind === 'fence' && looksLikeSteps(block)) {
    reading.claim(block);
    return lineSteps(reading, stepLines(block), place);
  }
  return [];
}

/** "> [!TIP]" and below it advice: what is numbered or to be ticked there is work all the same. */
const isCallout = ({ blocks: [first] }: Quote): boolean => first?.kind === 'paragraph' && /^\[!\p{L}{2,20}\]/u.test(first.text);
const isMarked = (block: Block): boolean => block.kind === 'list' && (block.ordered || block.items.some((item) => item.checked !== null));

/** "Task | Owner | Due": each row is something to do, the rest of it says how. */
function tableSteps(reading: Reading, table: Table, place: Place): Step[] {
  const columns = columnsOf(table, reading.words, ['action', 'task', 'step', 'deadline', 'person']);
  const label = (['action', 'task', 'step'] as const).find((each) => columns.at(each) >= 0);
  // Deadlines that nobody has are promises, not work of this phase; whoever reads promises finds both.
  if (!label || (columns.at('deadline') >= 0 && columns.at('person') < 0)) return [];
  return table.rows.flatMap((row) => {
    const cell = columns.cell(row, label);
    const others = row.filter((each) => each !== cell && each.text !== '' && !/^[\d.#]+$/u.test(each.text));
    return cell
      ? [
          step(
            reading,
            cell.text,
            'bullet',
            cell.src,
            place,
            others.map((each) => textFact(each.text, each.src)),
            [],
          ),
        ]
      : [];
  });
}

export function listSteps(reading: Reading, list: List, place: Place): Step[] {
  return list.items.filter((item) => item.text !== '').map((item) => itemStep(reading, item, list.ordered, place));
}

function itemStep(reading: Reading, item: Item, ordered: boolean, place: Place): Step {
  const detail: Text[] = [];
  const steps: Step[] = [];
  const inside = (blocks: Block[], quoted: boolean): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') {
        for (const line of block.lines) {
          // "Notify stakeholders …" on a line of its own is something to do, not an explanation.
          if (tells(reading, line.text)) steps.push(step(reading, line.text, 'bullet', line.src, { ...place, group: null }, [], []));
          else detail.push(textFact(line.text, line.src));
        }
      }
      if (block.kind === 'quote') inside(block.blocks, true);
      if (block.kind !== 'list' || reading.claimed(block)) continue;
      const plain = item.checked !== null && block.items.every((inner) => inner.checked === null && !inner.text.endsWith('?'));
      const work = (!quoted && !plain) || block.items.some((inner) => inner.checked !== null || inner.text.endsWith('?'));
      if (work) steps.push(...listSteps(reading, block, { ...place, group: null }));
      else for (const inner of block.items) detail.push(textFact(inner.text, inner.src));
    }
  };
  inside(item.blocks, false);
  const style = /\?(?:\s*(?:→|->|=>).*)?\**$/u.test(item.text)
    ? 'question'
    : item.checked !== null
      ? 'checkbox'
      : ordered
        ? 'numbered'
        : 'bullet';
  return step(reading, item.text, style, item.src, place, detail, steps);
}

/** Lines of a fence or of a cell, nested by their indent. */
export function lineSteps(reading: Reading, lines: StepLine[], place: Place): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    let end = i + 1;
    while ((lines[end]?.depth ?? 0) > line.depth) end++;
    const inner = lines.slice(i + 1, end);
    // Bullets below a box say what it is about, as in a list.
    const plain = line.style === 'checkbox' && inner.every((l) => l.style === 'bullet' && !l.text.endsWith('?'));
    const detail = plain ? inner.map((l) => textFact(l.text, l.src)) : [];
    const children = plain ? [] : lineSteps(reading, inner, { ...place, group: null });
    steps.push(step(reading, line.text, line.text.endsWith('?') ? 'question' : line.style, line.src, place, detail, children));
    i = end;
  }
  return steps;
}

function step(reading: Reading, text: string, style: Step['style'], src: Source, place: Place, detail: Text[], steps: Step[]): Step {
  const { words, scale } = reading;
  const own = text.includes('?') || words.says('sets-level', text) ? [] : scale.mentioned(limitOf(reading, text));
  return {
    id: reading.id('step', place.prefix, text),
    text,
    style,
    group: place.group,
    detail,
    steps,
    asks: style === 'question' ? slug(text.replace(/\?.*$/u, '')) : null,
    severities: own.length > 0 ? own : place.severities,
    role: roleOf(reading, text),
    condition: words.find('checks', text)?.index === 0 ? null : conditionOf(reading, text),
    does: MEANINGS.find(([phrase]) => words.says(phrase, text))?.[1] ?? assigns(reading, text) ?? tells(reading, text),
    records: [text, ...detail.map((d) => d.text)].some((t) => words.says('records', t)),
    ...stated(src),
  };
}

/** The part of a step that may keep it for some severities: what is in brackets, or follows a "for" or an "if". */
function limitOf({ words }: Reading, text: string): string {
  const bracket = /[(（][^()（）]*[)）]/u.exec(text);
  const only = words.find('only-for', text);
  if (bracket && (!only || bracket.index < only.index)) return bracket[0];
  return only ? text.slice(only.index) : '';
}

const conditionAtEnd = onceForLanguages(
  (words: Words) => new RegExp(`(?:\\(|\\s)(${words.source('conditional')}\\s[^()]*?)\\)?\\.?$`, 'iu'),
);

/** The condition that a step ends in: "Rotate the key, if it leaked", "Fail over (where a replica exists)". */
function conditionOf({ words }: Reading, text: string): string | null {
  return conditionAtEnd(words).exec(text)?.[1] ?? null;
}

const assigns = ({ words }: Reading, text: string): StepMeaning | null =>
  words.says('assign-role', text) && words.says('commander', text) ? 'assign-commander' : null;
const tells = ({ words }: Reading, text: string): StepMeaning | null =>
  words.says('notify', text) && words.says('stakeholder', text) ? 'notify-stakeholders' : null;

/** "IC declares incident resolved": the role that the step opens with. */
function roleOf({ policy }: Reading, text: string): string | null {
  for (const role of policy.roles) {
    const bare = role.name.replace(/(?<!\s)\s*\([^()]*\)$/u, '');
    if (text.toLowerCase().startsWith(`${bare.toLowerCase()} `) || (role.abbreviation && text.startsWith(`${role.abbreviation} `)))
      return role.id;
  }
  return null;
}

/** Steps without steps of their own. */
export function leaves(steps: Step[]): Step[] {
  return steps.flatMap((each) => (each.steps.length > 0 ? leaves(each.steps) : [each]));
}

/** What a cell asks for, one by one: "isolate; rotate keys", or a list in it. */
export function cellParts(cell: Cell): string[] {
  const parts = cell.items.length > 0 ? cell.items : cell.text.split(/\s*[;；\n]\s*/u);
  return parts.map((part) => part.replace(/^[-•*]\s*/u, '').trim()).filter(Boolean);
}
