import type { Source } from '../../policy/source.ts';
import type { Topic } from '../lexicon/lexicon.ts';
import type { Block, List } from '../read/block.ts';
import { itemOf, splitLabel } from '../read/block.ts';
import type { Reading } from '../read/reading.ts';
import { about, coverOf, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import { statements } from '../read/visit.ts';
import { addLadder } from './add-ladder.ts';
import { levelsNamed, levelsOf, ofKind } from './escalation-rule.ts';
import { fenceRungs } from './ladder-fence.ts';
import { listRungs, opensRung } from './ladder-list.ts';
import type { Rung } from './ladder-rung.ts';
import { ARROW, chain, isChain, isEvent } from './ladder-rung.ts';
import { readTiers } from './ladder-tier.ts';

const NEVER: Topic[] = ['templates', 'examples', 'roles', 'when'];
const LONGEST_NAME = 6;

/** Ladders: "Level 2: Team Lead (+15 minutes)", "Developer → Team Lead → CTO" with branches below, numbered rungs. */
export function readEscalationLadders(reading: Reading): void {
  for (const section of reading.sections) {
    if (inside(reading, section, ...NEVER)) continue;
    const home = inside(reading, section, 'escalation');
    const tiers = home || isOfTitle(reading, section) ? readTiers(reading, section) : null;
    if (tiers) {
      addLadder(reading, section.title, tiers.rungs[0]?.src ?? section.src, tiers.rungs, levelsOf(reading, section));
      reading.claim(...tiers.blocks);
      continue;
    }
    if (!home) continue;
    readParagraphs(reading, section);
    for (const block of section.blocks) {
      if (reading.claimed(block)) continue;
      if (block.kind === 'list' && readKinds(reading, section, block)) continue;
      const rungs = block.kind === 'fence' ? fenceRungs(reading, block) : block.kind === 'list' ? listRungs(reading, section, block) : [];
      if (rungs.length === 0 && block.kind === 'paragraph' && isChain(block.text)) {
        const found = chain(reading, block.text.replace(/^[^:]{0,40}:\s*/u, ''), block.src);
        if (found.length > 1) add(reading, section, block, block.src, found);
        continue;
      }
      if (rungs.length > 0) add(reading, section, block, block.src, rungs);
    }
  }
  readLabelledChains(reading);
}

/** "Tier definitions" below the title "Escalation policy": a chapter of no matter of its own. */
function isOfTitle(reading: Reading, section: Section): boolean {
  const cover = coverOf(reading);
  if (!cover || section === cover || !about(reading, cover, 'escalation')) return false;
  return ancestors(section).every((each) => each === cover || reading.words.topics(each.title).size === 0);
}

/** "Billing issues: Support → Billing → Billing manager", an item for each kind of incident or level, each with a ladder of its own. */
function readKinds(reading: Reading, section: Section, list: List): boolean {
  const { words, scale } = reading;
  const chains = list.items.flatMap(({ label, value, src }) => {
    const parts = value.split(ARROW).filter((part) => !isEvent(part, words));
    const rungs = label !== null && isChain(value) ? chain(reading, value, src) : [];
    const named = rungs.every(({ to }) => to.every((name) => name.split(' ').length <= LONGEST_NAME));
    if (label === null || rungs.length < 2 || rungs.length !== parts.length || !named || opensRung(label, words)) return [];
    const whole = parts.length === value.split(ARROW).length;
    return [{ label, rungs, src, whole }];
  });
  if (chains.length === 0 || chains.length < list.items.length * 0.6) return false;
  for (const { label, rungs, src, whole } of chains) {
    const levels = levelsNamed(reading, label);
    const kind = levels.length > 0 || scale.byKey(label) !== null ? null : ofKind(label, src);
    const told = kind === null ? rungs : rungs.map((rung) => ({ ...rung, condition: rung.condition ?? kind }));
    add(reading, section, list, src, whole ? startsAtOnce(told) : told, levels);
  }
  return true;
}

const startsAtOnce = (rungs: Rung[]): Rung[] =>
  rungs.map((rung, i) => (i === 0 && rung.delay === null ? { ...rung, delay: { kind: 'after', minutes: 0 } } : rung));

/** "L1: Service desk (0-15 min)", "L2: …", each a paragraph of its own or a line of one: a list in all but name. */
function readParagraphs(reading: Reading, section: Section): void {
  const paragraphs = section.blocks.filter((block) => block.kind === 'paragraph' && !reading.claimed(block));
  const [first] = paragraphs;
  if (!first) return;
  const lines = paragraphs.flatMap((block) => (block.kind === 'paragraph' ? block.lines : []));
  const items = lines
    .filter((line) => opensRung(line.text, reading.words))
    .map((line) => itemOf(line, splitLabel(line) ?? { label: null, value: line.text }));
  if (items.length < 2) return;
  const rungs = listRungs(reading, section, { kind: 'list', ordered: true, items, lead: null, src: first.src });
  if (rungs.length < 2) return;
  add(reading, section, first, rungs[0]?.src ?? first.src, rungs);
  reading.claim(
    ...paragraphs.filter((block) => block.kind === 'paragraph' && block.lines.every((line) => opensRung(line.text, reading.words))),
  );
}

/** "Default contact: Ann → Ben", "Escalation path: on-call → lead → CTO", wherever it stands. */
function readLabelledChains(reading: Reading): void {
  for (const { text, src, section, block } of statements(reading)) {
    if (!ARROW.test(text) || inside(reading, section, 'templates', 'examples', 'when') || reading.claimed(block)) continue;
    const split = splitLabel({ text: text.replace(/[.。]$/u, ''), strong: null });
    const topics = split ? reading.words.topics(split.label) : null;
    // Among roles, only a label that says so makes a chain one of escalation.
    const chained = topics?.has('escalation') || (topics?.has('contacts') && !inside(reading, section, 'roles'));
    if (!split || !chained || split.label.split(' ').length > LONGEST_NAME) continue;
    const rungs = chain(reading, split.value, src);
    const named = rungs.every(({ to }) => to.every((name) => name.split(' ').length <= LONGEST_NAME));
    if (rungs.length > 1 && named && rungs.length === split.value.split(ARROW).filter((part) => !isEvent(part, reading.words)).length)
      add(reading, section, block, src, rungs);
  }
}

function add(reading: Reading, section: Section, block: Block, src: Source, rungs: Rung[], own: string[] = []): void {
  addLadder(reading, section.title, src, rungs, own.length > 0 ? own : levelsOf(reading, section));
  reading.claim(block);
}
