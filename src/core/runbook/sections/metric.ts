import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import type { Item, Paragraph } from '../read/block.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, inside } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { placed, sentences, statements } from '../read/visit.ts';
import { addMetric, addTargets } from './add-metric.ts';
import { readServiceTables } from './metric-service.ts';
import { readMetricTable, readTargetTables } from './metric-table.ts';
import { isAmount, targetIn } from './metric-target.ts';
import { readPromises } from './service-promise.ts';

const LONGEST_NAME = 9;

/** What the team measures: names with or without targets; a target may hold for one severity. */
export function readMetrics(reading: Reading): void {
  for (const section of reading.sections) {
    if (!measures(reading, section)) continue;
    for (const block of section.blocks) {
      if (block.kind === 'table') readMetricTable(reading, section, block);
      if (block.kind === 'paragraph') readSentences(reading, section, block);
      for (const list of listsOf([block])) {
        for (const item of list.items) readItem(reading, section, item);
        reading.claim(list, block);
      }
    }
  }
  readLed(reading);
  readElsewhere(reading);
  readTargetTables(reading);
  readServiceTables(reading);
  if (reading.policy.metrics.length === 0) readPromises(reading);
  if (reading.policy.metrics.length === 0) readTracked(reading);
}

function measures(reading: Reading, section: Section): boolean {
  if (!inside(reading, section, 'metrics') || inside(reading, section, 'templates', 'procedures')) return false;
  // "Indicators and reporting" is about what is measured too; "Reporting" below the metrics is not.
  if (about(reading, section, 'follow-up', 'upkeep')) return false;
  return !inside(reading, section, 'reports') || about(reading, section, 'metrics');
}

function readItem(reading: Reading, section: Section, item: Item): void {
  const { words, scale } = reading;
  const group = section.title;
  const inner = item.blocks.flatMap((b) => listsOf([b])).flatMap((l) => l.items);
  const byLevel = inner.filter((i) => i.label && scale.mentioned(i.label).length > 0 && /\d/u.test(i.value));
  const name = item.label ?? item.text;
  if (byLevel.length > 0) {
    for (const each of byLevel) {
      const [severity = null] = scale.mentioned(each.label ?? '');
      addMetric(reading, { name, target: targetIn(each.value, words)?.target ?? each.value, severity, group, src: each.src });
    }
    return;
  }
  const said = targetIn(item.text, words);
  const valued = item.label !== null && isAmount(item.value, words) ? shareOf(item.value) : null;
  const share = item.label !== null ? null : /^(\d[\d.,]*\s?%)\s(.{3,80})$/u.exec(item.text);
  const [of] = share?.[2] ? [words.find('share-of', share[2])] : [];
  if (share?.[1] && share[2] && of?.index === 0) return addTargets(reading, share[2].slice(of[0].length).trim(), share[1], group, item.src);
  // "MTTA (target: 5 minutes)": the label that ends at the colon has swallowed the word.
  const apart = said || item.label !== null ? null : splitAmount(item.text, words);
  if (apart) return addTargets(reading, apart.name, apart.amount, group, item.src);
  // "Check the dashboard for errors." is work; no name is a sentence.
  const work = !said && valued === null && item.label === null && /\.$/u.test(item.text) && item.text.split(' ').length > LONGEST_NAME;
  if (work) return;
  const plain = said && (!item.strong || name.length > said.index) ? item.text.slice(0, said.index) : name;
  addTargets(reading, nameOnly(plain.replace(/\s*\($/u, '')), said?.target ?? valued, group, item.src);
}

/** "MTTD" of "MTTD — from the fault to the alarm —" and of "MTTD (how long does it take until we see it?)". */
function nameOnly(name: string): string {
  const alone = name.replace(/(?<!\s)\s{1,3}[(（](?:[^()（）]{40,200}|[^()（）]{2,200}[?？])[)）][).]{0,2}$/u, '');
  return /\s[–—-]{1,2}\s{0,3}$/u.test(alone) ? (alone.split(/\s[–—-]{1,2}(?:\s|$)/u)[0] ?? alone) : alone;
}

/** "The report has these metrics:" and a list: what is measured, named in the chapter of the review or below "we track". */
function readLed(reading: Reading): void {
  const { words } = reading;
  for (const { block, section } of placed(reading.sections)) {
    if (block.kind !== 'list' || !block.lead || reading.claimed(block) || inside(reading, section, 'metrics', 'templates', 'procedures'))
      continue;
    const { text } = block.lead;
    const told =
      words.says('measures', text) || words.says('tracks', text) || inside(reading, section, 'late-phase', 'review', 'postmortem');
    if (!told || !words.topics(text).has('metrics') || !/[:：]$/u.test(text)) continue;
    for (const item of block.items) readItem(reading, section, item);
  }
}

/** "99.9%" of "99.9% monthly availability, measured by the load balancer". */
const shareOf = (value: string): string => /^([<>≤≥~]?\s*\d[\d.,]*\s?%)(?:\s+\p{L}+){1,2}(?=[,;])/u.exec(value)?.[1] ?? value;

const joining = onceForLanguages((words: Words) => new RegExp(`\\s+${words.source('joins')}\\s+`, 'iu'));

/** "MTTD under 5 minutes, MTTR under 2 hours." where each part of the sentence is a name and an amount. */
function readSentences(reading: Reading, section: Section, paragraph: Paragraph): void {
  const { words } = reading;
  for (const { text, src } of sentences(paragraph.lines)) {
    const parts = partsOf(text, words);
    if (!parts.every((part) => part !== null && /^\p{Lu}/u.test(part.name))) continue;
    for (const part of parts) if (part) addTargets(reading, part.name, part.amount, section.title, src);
    reading.claim(paragraph);
  }
}

/** "MTTD under 5 minutes, MTTR under 2 hours", "We measure MTTA (target 5 minutes) and MTTR (target 4 hours)": name and amount, part by part. */
function partsOf(text: string, words: Words): ({ name: string; amount: string } | null)[] {
  const bare = (words.find('measures', text)?.index === 0 ? words.without('measures', text) : text).replace(/[.。]$/u, '');
  const all = bare.split(/[,;]\s+/u).flatMap((part) => part.split(joining(words)));
  return all.map((part) => bracketed(part, words) ?? splitAmount(part, words));
}

function bracketed(part: string, words: Words): { name: string; amount: string } | null {
  const [, name, inside] = /^(.{2,60}?)\s*[(（]([^()（）]+)[)）]\s*$/u.exec(part) ?? [];
  const amount = inside === undefined ? null : (targetIn(inside, words)?.target ?? (isAmount(inside, words) ? inside : null));
  return name && amount && name.split(' ').length <= 6 ? { name, amount } : null;
}

function splitAmount(text: string, words: Words): { name: string; amount: string } | null {
  const bound = words.find('bound', text)?.index ?? -1;
  const sign = /[<>≤≥]/u.exec(text)?.index ?? -1;
  const at = bound < 0 ? sign : sign < 0 ? bound : Math.min(bound, sign);
  const name = text.slice(0, at).replace(/(?<![\s:：–—=-])[\s:：–—=-]+$/u, '');
  const amount = text.slice(at);
  return at > 2 && name.split(' ').length <= 6 && isAmount(amount, words) ? { name, amount } : null;
}

/** "Track MTTA/MTTR trends": abbreviations of what is measured, named in passing where no chapter tells more. */
function readTracked(reading: Reading): void {
  const known = new Set<string>();
  for (const { text, src, section } of statements(reading)) {
    if (!reading.words.says('tracks', text)) continue;
    for (const [name] of text.matchAll(/(?<![\p{L}\p{N}])MTT[A-Z]{1,2}(?![\p{L}\p{N}])/gu))
      if (!known.has(name)) addMetric(reading, { name, target: null, group: section.title, src });
    for (const { name } of reading.policy.metrics) known.add(name);
  }
}

/** The name in a label that calls its value a target, at its end or its beginning. */
function targetLabel(label: string, words: Words): string | null {
  const word = words.find('target', label);
  const rest = word ? words.without('target', label) : '';
  const edge = word && (word.index === 0 || word.index + word[0].length === label.length);
  return edge && words.says('measured', rest) ? rest : null;
}

/** "**Pages per shift:** target < 2 a night" in a chapter of something else. */
function readElsewhere(reading: Reading): void {
  const { words } = reading;
  for (const { block, section } of placed(reading.sections)) {
    if (block.kind !== 'list' || inside(reading, section, 'metrics', 'templates', 'examples', 'severity', 'procedures')) continue;
    for (const item of block.items) {
      // "Time-to-ack target: 5 minutes"
      const amount = (item.value.split(/[(;]/u)[0] ?? '').replace(/(?<![\s.])[\s.]+$/u, '');
      const aim = item.label && isAmount(amount, words) ? targetLabel(item.label, words) : null;
      if (aim) addTargets(reading, aim, amount, section.title, item.src);
      const said = !aim && item.strong && item.label ? targetIn(item.value.split(/\.\s/u)[0] ?? '', words) : null;
      if (said?.index !== 0 || !isAmount(said.target, words)) continue;
      addTargets(reading, item.label ?? '', said.target, section.title, item.src);
    }
  }
}
