import type { Block, List } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inferred, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { walk } from '../read/section.ts';
import { isForeign } from './phase-title.ts';
import { stepsOf } from './step.ts';

const BECAUSE = 'The document names no phases; this list of steps is taken for one.';

/** Words of a heading that is the name of a stage ("First response") and no sentence about one. */
const NAME = 3;

/** No phases at all: each list that a responder works through becomes one, and says that it was taken for one. */
export function readChecklists(reading: Reading): void {
  const { words } = reading;
  for (const section of reading.sections) {
    const response = section.rank === 'heading' && (about(reading, section, 'phase') || isAfterwards(reading, section));
    const named = response || words.says('steps-title', section.title);
    if (!named && !about(reading, section, 'process', 'phase', 'checklist')) continue;
    if (inside(reading, section, 'procedures', 'templates', 'examples', 'escalation', 'commands', 'recovery', 'metrics')) continue;
    if (about(reading, section, 'not-steps', 'background') || words.says('other-work', section.title)) continue;
    if (isForeign(reading, [section])) continue;
    if (inside(reading, section, 'readiness') && !(response && !isBoxed(section))) continue;
    if (!listsOf(section.blocks).some((list) => isWork(reading, section, list, named))) continue;
    const id = reading.id('phase', section.title);
    const steps = stepsOf(reading, section, id);
    if (steps.length === 0) continue;
    reading.policy.phases.push({
      id,
      name: section.title,
      stage: about(reading, section, 'late-phase') ? 'review' : 'response',
      timeBox: null,
      severities: '*',
      steps,
      gates: [],
      ...(response && isStage(reading, section) ? stated(section.src) : inferred(section.src, BECAUSE)),
    });
    for (const each of walk(section)) reading.claim(...each.blocks.filter(isProse));
  }
}

/** The name of a stage, with work in order below it; "Diagnostic checks" and their bullets, or a checklist, are none. */
const isStage = ({ words }: Reading, section: Section): boolean =>
  !words.topics(section.title).has('process') &&
  !words.topics(section.title).has('severity') &&
  !words.says('checklist-only', section.title) &&
  section.title.split(' ').length <= NAME &&
  listsOf(section.blocks).some((list) => isMarked(list));

const isMarked = (list: List): boolean => list.ordered || list.items.some((item) => item.checked !== null);

/** "Post-incident", and below it what is done then, in order. */
const isAfterwards = (reading: Reading, section: Section): boolean =>
  about(reading, section, 'late-phase') &&
  !about(reading, section, 'postmortem', 'sections', 'action-items') &&
  listsOf(section.blocks).some((list) => list.ordered);

/** Boxes beside the phases are of the readiness lists. */
const isBoxed = (section: Section): boolean => listsOf(section.blocks).some((list) => list.items.some((item) => item.checked !== null));

const isProse = (block: Block): boolean => block.kind === 'paragraph';

/** Numbered or to be ticked; bullets only below a title that calls them steps. Below a phase's own title two are enough. */
function isWork(reading: Reading, section: Section, list: List, named: boolean): boolean {
  if (reading.claimed(list)) return false;
  // "P0: at once": what holds for each level is no step.
  if (list.items.every((item) => reading.scale.mentioned(item.label ?? '').length > 0)) return false;
  const fewest = about(reading, section, 'phase', 'process') ? 2 : 3;
  return isMarked(list) ? list.items.length >= fewest : named && list.items.length >= 3;
}
