import type { Severity, Target } from '../../policy/severity.ts';
import type { Source, Stated } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import { delayIn } from '../read/duration.ts';
import type { Level } from '../read/level.ts';
import { scaleOf } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { readClocks } from './severity-clock.ts';
import { levelLists } from './severity-list.ts';
import { levelMentions } from './severity-mention.ts';
import { levelSentences } from './severity-prose.ts';
import type { Sighting } from './severity-sighting.ts';
import { levelTables } from './severity-table.ts';
import { targetsIn } from './severity-target.ts';
import { levelTitles } from './severity-title.ts';
import { thresholdsIn } from './threshold.ts';

type Known = Severity & { level: Level };

/** The severity scale: tables, headings, lists (in quotes too), bold paragraphs; facts of one level from several places are joined. */
export function readSeverities(reading: Reading): void {
  const all = reading.sections.flatMap((section) => [
    ...levelTables(reading, section),
    ...levelLists(reading, section),
    ...levelTitles(reading, section),
    ...levelSentences(reading, section),
    ...levelMentions(reading, section),
  ]);
  for (const sighting of all.filter((s) => s.defining)) addTargets(sighting, reading);
  const defining = all.filter((s) => s.defining);
  const ids = all.filter((s) => s.level.form === 'id');
  const base = [defining, ids, all.filter(isTimed), all.filter((s) => s.series)].find((some) => some.length >= 2) ?? [];
  const family = richest(base);
  if (family === null) return;
  const known = new Map<string, Known>();
  for (const sighting of base.filter((s) => familyOf(s) === family)) {
    known.set(sighting.level.key, join(known.get(sighting.level.key) ?? start(sighting), sighting, reading));
  }
  for (const sighting of all.filter((s) => !base.includes(s) || familyOf(s) !== family)) {
    const severity = known.get(sighting.level.key) ?? named(sighting, known);
    if (severity) known.set(severity.level.key, join(severity, sighting, reading));
  }
  const ranked = [...known.values()].sort((a, b) => rankOf(a.level, reading) - rankOf(b.level, reading));
  reading.policy.severities = ranked.map(({ level: _, ...severity }, i) => ({ ...severity, rank: i + 1 }));
  reading.scale = scaleOf(
    ranked.map(({ id, level }) => ({ id, key: level.key, form: level.form, digit: level.digit })),
    reading.words,
  );
  readClocks(reading);
}

/** "Site down. Respond within 5 minutes": clocks in the level's own words count where no field or column gives them. */
function addTargets(sighting: Sighting, { words }: Reading): void {
  for (const { text, src } of [{ text: sighting.level.tail, src: sighting.src }, ...sighting.criteria])
    sighting.values = { ...targetsIn(text, src, words), ...sighting.values };
}

const isTimed = ({ values }: Sighting): boolean => Boolean(values.acknowledge ?? values.respond ?? values.resolve);

/** "Critical: 15 minutes", said of the level that is called P1 (Critical) elsewhere. */
function named({ level }: Sighting, known: Map<string, Known>): Known | undefined {
  return level.form === 'word'
    ? [...known.values()].find(({ name }) => name !== NOT_STATED && name.value.toLowerCase() === level.key)
    : undefined;
}

/** SEV-1 and S1 are of one family, P0 of another; bare words and bare digits are families too. */
const familyOf = ({ level }: Sighting): string => (level.form === 'id' ? (level.key[0] ?? '') : level.form);

/** The family with most levels, words last; null when none has two: phases P1 to P4 beside a scale of SEVs are not mixed in. */
function richest(sightings: Sighting[]): string | null {
  const count = (family: string): number => new Set(sightings.filter((s) => familyOf(s) === family).map((s) => s.level.key)).size;
  const [best] = [...new Set(sightings.map(familyOf))].sort((a, b) => count(b) - count(a) || (a === 'word' ? 1 : -1));
  return best !== undefined && count(best) >= 2 ? best : null;
}

const rankOf = (level: Level, { words }: Reading): number => level.digit ?? words.levelRank(level.id) ?? 99;

function start(s: Sighting): Known {
  return {
    level: s.level,
    id: s.level.id,
    name: NOT_STATED,
    rank: 0,
    criteria: [],
    systemImpact: NOT_STATED,
    businessImpact: NOT_STATED,
    examples: [],
    acknowledgeWithin: NOT_STATED,
    respondWithin: NOT_STATED,
    resolveWithin: NOT_STATED,
    thresholds: [],
    ...stated(s.src),
  };
}

function join(severity: Known, s: Sighting, { words }: Reading): Known {
  const target = (now: Stated<Target>, key: 'acknowledge' | 'respond' | 'resolve'): Stated<Target> => {
    const value = s.values[key];
    if (now !== NOT_STATED || !value) return now;
    const delay = delayIn(value.text.split(/[;,](?!\d)/u)[0] ?? '', words);
    return { value: { text: value.text, delay: delay ?? { kind: 'unstated', text: value.text } }, ...stated(value.src) };
  };
  const text = (now: Stated<string>, value: { text: string; src: Source } | undefined): Stated<string> =>
    now === NOT_STATED && value ? { value: value.text, ...stated(value.src) } : now;
  const criteria = s.defining ? fresh(severity.criteria, s.criteria) : severity.criteria;
  return {
    ...severity,
    name: text(severity.name, s.level.name ? { text: s.level.name, src: s.src } : undefined),
    criteria,
    examples: fresh(severity.examples, s.examples),
    systemImpact: text(severity.systemImpact, s.values.system),
    businessImpact: text(severity.businessImpact, s.values.business),
    acknowledgeWithin: target(severity.acknowledgeWithin, 'acknowledge'),
    respondWithin: target(severity.respondWithin, 'respond'),
    resolveWithin: target(severity.resolveWithin, 'resolve'),
    thresholds: fresh(
      severity.thresholds,
      [...s.criteria, ...s.examples].flatMap((each) => thresholdsIn(each, words)),
    ),
  };
}

function fresh<T extends { text: string }>(now: T[], more: T[]): T[] {
  return [...now, ...more.filter((m) => !now.some((n) => n.text === m.text))];
}
