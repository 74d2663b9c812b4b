import type { Reading } from '../read/reading.ts';
import { about, chapters } from '../read/reading.ts';
import type { Section } from '../read/section.ts';
import { allBlocks } from '../read/section.ts';
import { addProcedure } from './procedure-fact.ts';
import { stepsOf } from './step.ts';

/** "HighErrorRate", "KubePodCrashLooping": how monitors name their alerts. */
const isAlertName = (title: string): boolean => title.length >= 8 && /^\p{Lu}[\p{L}\d]*\p{Ll}\p{Lu}[\p{L}\d]*$/u.test(title);

/** A document or chapters for alerts of a monitor: each is a procedure under the alert's name. */
export function readAlerts(reading: Reading): void {
  if (!readAlertDocument(reading)) readAlertChapters(reading);
}

/** Meaning, Impact, Diagnosis, Mitigation: the document itself is the procedure for one alert. It knows no levels and no roles. */
export function isAlertDocument(reading: Reading): boolean {
  const { policy, words } = reading;
  const titles = chapters(reading).filter((s) => s.rank === 'heading');
  if (policy.document.title === null || policy.roles.length > 1 || policy.severities.length > 1) return false;
  return titles.some((s) => words.isOnly('alert-meaning', s.title)) && titles.some((s) => isAlertWork(reading, s));
}

/** "Mitigation", "Diagnosis (2 min)", "Common causes & remediation": what is done about the alert. */
export function isAlertWork({ words }: Reading, { title }: Section): boolean {
  const bare = title.replace(/(?<!\s)\s?[(（][^()（）]*[)）]$/u, '');
  const parts = [bare, ...bare.split(new RegExp(`\\s(?:${words.source('and')})\\s`, 'iu'))];
  return parts.some((part) => words.isOnly('alert-work', part));
}

function readAlertDocument(reading: Reading): boolean {
  const { policy, top } = reading;
  if (policy.procedures.length > 0 || !isAlertDocument(reading)) return false;
  addProcedure(reading, policy.document.title ?? '', 'alert', null, top.sections[0]?.src ?? top.src);
  return true;
}

/** Headings that are names of alerts, with something to do below each, in a document or a chapter of alerts: classes are named so too. */
function readAlertChapters(reading: Reading): void {
  const { words } = reading;
  const named = reading.sections.filter((s) => s.rank === 'heading' && isAlertName(s.title) && tells(s));
  if (named.length < 2 || !named.every((s) => s.depth === named[0]?.depth)) return;
  if (named.some((s) => s.parent !== null && about(reading, s.parent, 'references', 'tools', 'templates'))) return;
  const above = [reading.policy.document.title, ...named.map((s) => s.parent?.title)];
  if (!above.some((title) => title && words.says('incident', title))) return;
  for (const section of named)
    addProcedure(reading, section.title, 'incident-type', null, section.src, (id) => stepsOf(reading, section, id));
}

const tells = (section: Section): boolean => allBlocks(section).some((block) => block.kind !== 'rule');
