import type { CompiledPolicy } from '../policy/policy.ts';
import { NOT_STATED } from '../policy/source.ts';
import { explainAftermath } from './explain/aftermath.ts';
import { explainPeople } from './explain/people.ts';
import { beginning, inOneLine, type Say, type Sentence } from './explain/sentence.ts';
import { explainWork } from './explain/work.ts';

/** How much of a text that was not understood is quoted. */
const QUOTED = 72;

/** The policy in plain words, in the order in which an incident meets it. What the runbook does not state is said as well. */
export function explain(policy: CompiledPolicy): Sentence[] {
  const sentences: Sentence[] = [];
  const say: Say = (section, text, fact, within = []) => {
    sentences.push({
      section,
      text: inOneLine(text),
      within,
      src: fact?.src ?? null,
      origin: fact?.origin ?? 'stated',
      because: fact?.because ?? null,
    });
  };
  const { document, freshness } = policy;
  for (const { key, value, ...fact } of document.frontMatter) say('Document', `${key}: ${value}`, fact);
  if (freshness.lastUpdated !== NOT_STATED) say('Document', `It was last updated: ${freshness.lastUpdated.value}.`, freshness.lastUpdated);
  if (freshness.reviewEvery !== NOT_STATED)
    say('Document', `It is to be reviewed every ${freshness.reviewEvery.value}.`, freshness.reviewEvery);
  for (const entry of document.directories)
    say('Document', `${entry.path} holds ${entry.use === 'other' ? 'documents' : entry.use}: ${entry.purpose}`, entry);
  explainPeople(policy, say);
  explainWork(policy, say);
  explainAftermath(policy, say);
  for (const link of document.references) {
    const target = link.target.endsWith(link.text) ? link.target : `${link.text} (${link.target})`;
    say('Links', `${target}${link.broken ? `, which cannot work: ${link.broken}` : '.'}`, link);
  }
  for (const repair of document.repairs) say('Mended before reading', `"${repair.from}" was read as "${repair.to}".`, repair);
  for (const unread of document.unread) say('Not understood', `${unread.why} It begins: "${beginning(bare(unread.text), QUOTED)}"`, unread);
  return sentences;
}

/** Without the signs of Markdown around its first words. */
function bare(text: string): string {
  return text
    .replace(/^\s*(?:```|~~~)[^\n]*\n/, '')
    .replace(/^\s*(?:[-*+>]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?/, '')
    .replace(/\*\*|`/g, '');
}
