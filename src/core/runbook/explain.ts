import type { CompiledPolicy } from '../policy/policy.ts';
import { NOT_STATED } from '../policy/source.ts';
import { explainAftermath } from './explain/aftermath.ts';
import { explainPeople } from './explain/people.ts';
import type { Say, Sentence } from './explain/sentence.ts';
import { explainWork } from './explain/work.ts';

/** The policy in plain words, in the order in which an incident meets it. What the runbook does not state is said as well. */
export function explain(policy: CompiledPolicy): Sentence[] {
  const sentences: Sentence[] = [];
  const say: Say = (section, text, fact) => {
    sentences.push({
      section,
      text: text.replace(/\.\.$/, '.'),
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
  for (const link of document.references)
    say('Document', `It links to ${link.text} (${link.target})${link.broken ? `, which cannot work: ${link.broken}` : '.'}`, link);
  explainPeople(policy, say);
  explainWork(policy, say);
  explainAftermath(policy, say);
  for (const repair of document.repairs) say('Mended before reading', `"${repair.from}" was read as "${repair.to}".`, repair);
  for (const unread of document.unread)
    say('Not understood', `${unread.why} ${JSON.stringify(unread.text.split('\n')[0]?.slice(0, 80) ?? '')}`, unread);
  return sentences;
}
