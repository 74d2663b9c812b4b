import { isUnfilled } from '../read/blank.ts';
import { columnsOf } from '../read/columns.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, chapters, inside, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';

/** How incidents are noticed: automated sources and people. A list of things to do under "Detection" is steps, and left to them. */
export function readDetection(reading: Reading): void {
  for (const section of reading.sections) {
    const topical =
      about(reading, section, 'detection') ||
      (section.parent && about(reading, section.parent, 'detection') && about(reading, section, 'manual', 'tools', 'channels'));
    if (
      !topical ||
      inside(reading, section, 'templates', 'examples', 'procedures') ||
      (inside(reading, section, 'tools') && !(section.parent && about(reading, section.parent, 'detection'))) ||
      about(reading, section, 'checklist')
    )
      continue;
    if (about(reading, section, 'rotation', 'metrics')) continue;
    for (const block of section.blocks) {
      if (block.kind === 'table') readTable(reading, section, block);
      for (const list of listsOf([block])) {
        const items = list.items;
        if (
          items.some((i) => i.checked !== null) ||
          (list.ordered && !reading.words.says('fires', section.title)) ||
          items.filter((i) => reading.words.find('work-verb', i.text)?.index === 0).length > items.length / 2
        )
          continue;
        // A phase's bullets of its own are steps unless they only name sources.
        if (section.number !== null && section.sections.length === 0 && list.lead === null && isPhase(reading, section)) continue;
        for (const item of items) add(reading, section, item.text, item.label, item.value, item.links[0]?.url ?? null, item.src);
        reading.claim(list, block);
      }
    }
  }
}

const isPhase = (reading: Reading, section: Section): boolean =>
  chapters(reading).some((c) => c === section.parent && about(reading, c, 'process'));

function add(
  reading: Reading,
  section: Section,
  text: string,
  label: string | null,
  value: string,
  link: string | null,
  src: Parameters<typeof stated>[0],
): void {
  const { words } = reading;
  const context = ancestors(section)
    .slice(0, 2)
    .map((s) => s.title)
    .join(' ');
  const title = section.title;
  const manual =
    words.topics(title).has('manual') ||
    (!words.says('automated', title) && words.says('manual', label ?? text) && !words.says('automated', label ?? text));
  const kind =
    words.says('automated', title) && !words.topics(title).has('manual')
      ? 'automated'
      : manual || words.says('reported', context.split(' ')[0] ?? '')
        ? 'manual'
        : 'automated';
  reading.policy.detection.push({ text, kind, link: link ?? null, unfilled: label !== null && isUnfilled(value, words), ...stated(src) });
}

function readTable(reading: Reading, section: Section, table: Parameters<typeof columnsOf>[0]): void {
  const columns = columnsOf(table, reading.words, ['source', 'tool']);
  const label = columns.at('source') >= 0 ? 'source' : 'tool';
  if (columns.at(label) < 0) return;
  for (const row of table.rows) {
    const name = columns.cell(row, label);
    if (name)
      add(
        reading,
        section,
        row
          .map((c) => c.text)
          .filter(Boolean)
          .join(' — '),
        null,
        '',
        name.links[0]?.url ?? null,
        name.src,
      );
  }
  reading.claim(table);
}
