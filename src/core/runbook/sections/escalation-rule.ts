import type { Condition, MatrixRule } from '../../policy/escalation.ts';
import type { Severities } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import { fold } from '../lexicon/fold.ts';
import { levelAt } from '../read/level.ts';
import type { Target } from '../read/people.ts';
import { channelsIn } from '../read/people.ts';
import type { Reading } from '../read/reading.ts';
import { inside, slug, stated } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { ancestors } from '../read/section.ts';
import type { Statement } from '../read/visit.ts';
import { isLevel, isSomebody } from './somebody.ts';

/** One cell of the matrix as a recogniser found it. */
export type RuleDraft = {
  severities: Severities;
  delay: Delay | null;
  to: string[];
  condition: Condition | null;
  text: string;
  src: Source;
  purpose?: MatrixRule['purpose'];
};

/** Adds one cell of the matrix, with an id made of what it says; the same cell twice stays one. */
export function addRule(reading: Reading, draft: RuleDraft): void {
  const { severities, delay, src } = draft;
  const to = draft.to.filter((name) => isSomebody(reading, name));
  if (to.length === 0 && draft.to.length > 0 && !draft.to.some((name) => isLevel(reading, name))) return;
  // "In case of a P1" asks for nothing but the level, which the rule has already.
  const condition = severities !== '*' && draft.condition?.expects && isOnlyLevel(reading, draft.condition.text) ? null : draft.condition;
  const same = reading.policy.matrix.some(
    (rule) =>
      JSON.stringify([rule.severities, rule.delay, rule.to, rule.condition?.field]) ===
      JSON.stringify([severities, delay, to, condition?.field]),
  );
  if (same) return;
  const when = delay === null ? 'untimed' : delay.kind === 'after' ? `${delay.minutes}-min` : delay.kind;
  const id = reading.id('rule', severities === '*' ? 'any' : severities.join(' '), when, to.join(' ') || 'nobody');
  reading.policy.matrix.push({
    id,
    severities,
    delay,
    to,
    condition,
    channels: channelsIn(draft.text, reading.words),
    purpose: draft.purpose ?? 'escalate',
    ...stated(src),
  });
}

function isOnlyLevel({ words }: Reading, text: string): boolean {
  const asked = words.find('if', text)?.index === 0 ? words.without('if', text) : text;
  const rest = words.find('article', asked)?.index === 0 ? words.without('article', asked) : asked;
  return levelAt(rest, words)?.form === 'id' && levelAt(rest, words)?.tail === '';
}

/** The level that the section stands for, by its own or an outer title: "P1 Incidents". */
export function levelOf(reading: Reading, section: Section): string | null {
  for (const each of ancestors(section)) {
    const level = levelAt(each.title, reading.words);
    const id = level && reading.scale.byKey(level.key);
    if (id) return id;
  }
  return null;
}

/** The same for a title that names levels anywhere: "Escalation path for SEV-2", "Escalation for SEV-1 and SEV-2". */
export function levelsOf(reading: Reading, section: Section): string[] {
  const level = levelOf(reading, section);
  if (level) return [level];
  for (const each of ancestors(section)) {
    const named = inside(reading, each, 'escalation', 'stakeholders') ? levelsNamed(reading, each.title) : [];
    if (named.length > 0 && named.length < reading.scale.ids.length) return named;
  }
  return [];
}

/** The levels that a text speaks of, by id or else by name: "SEV-1", "Escalation: critical incidents" where SEV-1 is called Critical. */
export function levelsNamed({ policy, scale, words }: Reading, text: string): string[] {
  const found = scale.mentioned(text);
  if (found.length > 0) return found;
  const said = text.split(/[^\p{L}]+/u).filter((word) => words.levelRank(word) !== null);
  return policy.severities
    .filter(({ name }) => name !== NOT_STATED && said.some((word) => fold(word) === fold(name.value)))
    .map(({ id }) => id);
}

/** The level that a statement is said of: by the label that opens its item or paragraph, else by the section. */
export function levelSaidOf(reading: Reading, { item, block, section, lead }: Statement): string | null {
  const label = item?.label ?? (block.kind === 'paragraph' ? block.lines[0]?.strong : null);
  for (const text of [label, lead]) {
    const level = text ? levelAt(text, reading.words) : null;
    const id = level && reading.scale.byKey(level.key);
    if (id) return id;
  }
  return levelOf(reading, section);
}

/** The kind of incident that a ladder or a chapter is for, as the condition that it is one. */
export const ofKind = (text: string, src: Source): Condition => ({ text, field: slug(text), expects: true, ...stated(src) });

/** People who share a condition are told together. */
export function groupByCondition(targets: Target[]): { names: string[]; condition: Condition | null }[] {
  const groups: { names: string[]; condition: Condition | null }[] = [];
  for (const target of targets) {
    const group = groups.find((g) => g.condition?.field === target.condition?.field);
    if (group) group.names.push(target.name);
    else groups.push({ names: [target.name], condition: target.condition });
  }
  return groups;
}
