import type { Source } from '../../policy/source.ts';
import type { Procedure, Step } from '../../policy/work.ts';
import type { Block, Item, Paragraph } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { sentences } from '../read/visit.ts';
import { addProcedure } from './procedure-fact.ts';
import { lineSteps, listSteps } from './step.ts';

/** A trouble in bold letters, and behind it how it shows and what is done: "**Pool exhausted.** Requests time out. Restart it." */
type Lead = { name: string; src: Source; told: { text: string; src: Source }[]; block: Block; below: Block[] };

const FEWEST = 2;
/** The part of the paragraphs that must open so: the others belong to the ones before them. */
const MOST = 0.6;
const LONGEST_NAME = 12;

/** Adds each trouble that a paragraph or an item of the section opens with; false when they are none. */
export function readLeads(reading: Reading, section: Section, kind: Procedure['kind']): boolean {
  const paragraphs = section.blocks.filter((block) => block.kind === 'paragraph');
  const lists = listsOf(section.blocks);
  const inText = paragraphs.flatMap((block) => lead(reading, block) ?? []);
  const found =
    inText.length >= Math.max(FEWEST, paragraphs.length * MOST)
      ? inText
      : lists.flatMap((list) => {
          const leads = list.items.flatMap((item) => itemLead(reading, item, list) ?? []);
          return leads.length === list.items.length && leads.length >= FEWEST ? leads : [];
        });
  if (found.length < FEWEST) return false;
  for (const { name, src, told, block, below } of found) {
    addProcedure(reading, name, kind, null, src, (id) => stepsOf(reading, told, below, id));
    reading.claim(block, ...below);
  }
  return true;
}

function stepsOf(reading: Reading, told: Lead['told'], below: Block[], prefix: string): Step[] {
  const place = { prefix, group: null, severities: '*' as const };
  const said = told.map((each) => ({ ...each, depth: 0, style: 'bullet' as const }));
  return [...lineSteps(reading, said, place), ...listsOf(below).flatMap((list) => listSteps(reading, list, place))];
}

function lead(reading: Reading, block: Paragraph): Lead | null {
  const [line] = block.lines;
  const name = line && nameOf(reading, line.strong, line.text);
  if (!line || !name) return null;
  return { name, src: line.src, told: rest(sentences(block.lines), name), block, below: [] };
}

function itemLead(reading: Reading, item: Item, block: Block): Lead | null {
  const name =
    item.links.length > 0 && item.links[0]?.text === item.strong ? null : nameOf(reading, item.strong, item.text, item.blocks.length > 0);
  return name ? { name, src: item.src, told: rest(sentences(item.lines), name), block, below: item.blocks } : null;
}

/** The bold words where they are set off from what follows them: by a stop, a colon or a dash, in or behind the bold. */
function nameOf({ words }: Reading, strong: string | null, text: string, told = false): string | null {
  if (strong === null || !text.startsWith(strong)) return null;
  const after = text.slice(strong.length);
  const name = strong.replace(/[.:：。]$/u, '').trim();
  if (name === strong && !/^\s?[:：.–—-]/u.test(after)) return null;
  if ((!told && after.replace(/[\s:：.–—-]/gu, '') === '') || name.split(' ').length > LONGEST_NAME || /[!?]$/u.test(name)) return null;
  return words.label(name).size > 0 || words.isOnly('work-part', name) || words.isOnly('sign-part', name) ? null : name;
}

/** The sentences behind the name. */
function rest(all: { text: string; src: Source }[], name: string): { text: string; src: Source }[] {
  return all.flatMap(({ text, src }) => {
    const bare = text.replace(/\*\*/gu, '');
    const behind = bare.startsWith(name) ? bare.slice(name.length).replace(/^[\s.:：。–—-]+/u, '') : bare;
    return behind === '' ? [] : [{ text: behind, src }];
  });
}
