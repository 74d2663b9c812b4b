import { NOT_STATED } from '../../policy/source.ts';
import type { Words } from '../lexicon/words.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, documentTitle, inside, stated, textFact } from '../read/reading.ts';

/** Worked examples told phase by phase: each can be played as a drill. */
export function readScenarios(reading: Reading): void {
  const title = documentTitle(reading);
  for (const section of reading.sections) {
    if (
      section === title ||
      section.rank !== 'heading' ||
      !section.parent ||
      !inside(reading, section.parent, 'examples') ||
      inside(reading, section, 'templates')
    )
      continue;
    const items = section.blocks.flatMap((b) => listsOf([b])).flatMap((l) => l.items);
    const moments = items.filter((i) => i.label && i.value).map((i) => ({ ...textFact(i.value, i.src), phase: i.label ?? '' }));
    if (moments.length < 2) continue;
    const name = section.title.replace(new RegExp(`^(?:${reading.words.prefix('procedure')})\\s*\\d*\\s*[:：.–—-]\\s*`, 'iu'), '');
    const said = moments.find((m) => reading.scale.mentioned(m.text).length === 1);
    const severity = said ? { value: reading.scale.mentioned(said.text)[0] ?? '', ...stated(said.src) } : NOT_STATED;
    reading.policy.scenarios.push({ id: reading.id('scenario', name), name, severity, moments, ...stated(section.src) });
    reading.claim(...section.blocks);
  }
}

/** Incident categories as a list or a table, and the procedures and support roles whose names share a word with them. */
export function readCategories(reading: Reading): void {
  for (const section of reading.sections) {
    if (!about(reading, section, 'categories') || about(reading, section, 'procedures') || inside(reading, section, 'templates')) continue;
    for (const block of section.blocks) {
      const names = block.kind === 'table' ? block.rows.flatMap((row) => row[0] ?? []) : listsOf([block]).flatMap((l) => l.items);
      for (const each of names) {
        const raw = ('label' in each && each.label && each.value !== each.text ? each.label : each.text).replace(/^[^\p{L}]+/u, '').trim();
        if (raw)
          reading.policy.categories.push({ id: reading.id('category', raw), name: raw, procedures: [], roles: [], ...stated(each.src) });
      }
      if (names.length > 0) reading.claim(block);
    }
  }
}

const root = (word: string): string => word.toLowerCase().replace(/(?:ies|s)$/u, '');
const key = (text: string, words: Words): string[] =>
  text
    .split(/[^\p{L}]+/u)
    .filter((w) => w.length > 3 && !words.isOnly('incident-noun', w))
    .map(root);

/** Runs when procedures and roles are known: "Database Incidents" selects the procedures and the administrator of that name. */
export function linkCategories(reading: Reading): void {
  const { words } = reading;
  const { categories, procedures, roles } = reading.policy;
  for (const category of categories) {
    const own = key(category.name, words);
    const shares = (text: string): boolean => key(text, words).some((w) => own.includes(w));
    category.procedures = procedures.filter((p) => (p.category !== null && shares(p.category)) || shares(p.name)).map((p) => p.id);
    category.roles = roles
      .filter(
        (r) =>
          r.kind === 'support' && (shares(r.name) || r.responsibilities.some((d) => shares(d.text) && words.says('incident-noun', d.text))),
      )
      .map((r) => r.id);
  }
}
