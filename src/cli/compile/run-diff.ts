import colors from 'picocolors';
import type { Effect } from '../../core/compare/change.ts';
import { withBase } from '../../core/policy/with-base.ts';
import { CommandFailure, EXIT } from '../command.ts';
import { plain, safeJson } from '../remote/terminal-text.ts';
import { readRevision } from './read-revision.ts';

/**
 * Prints what the second runbook does differently from the first; true when a promise got weaker. Both stand on the base policy, because
 * that is what an incident runs by: a first own rule is held against what was done without it.
 */
export async function runDiff(before: string, after: string, format: string): Promise<boolean> {
  if (!['text', 'json', 'markdown'].includes(format)) throw new CommandFailure(`--format ${format}: text, json or markdown.`, EXIT.usage);
  if (before === '-' && after === '-') throw new CommandFailure('Only one of the two can be "-".', EXIT.usage);
  const [{ comparePolicies }, { basePolicy }] = await Promise.all([
    import('../../core/compare/compare-policies.ts'),
    import('../../engine/base-policy.ts'),
  ]);
  const [old, now, base] = [await readRevision(before), await readRevision(after), await basePolicy()];
  const changes = comparePolicies(withBase(old.policy, base), withBase(now.policy, base));
  const weaker = changes.filter((one) => one.effect === 'weaker').length;
  if (format === 'json')
    console.log(
      safeJson({ before: { place: before, hash: old.policy.hash }, after: { place: after, hash: now.policy.hash }, weaker, changes }),
    );
  else if (format === 'markdown') {
    const { changesMarkdown } = await import('../../core/compare/changes-markdown.ts');
    console.log(changesMarkdown(changes, now.policy.document.title ?? (after === '-' ? before : after)));
  } else {
    const { changesText } = await import('../../core/compare/changes-text.ts');
    const c = colors.createColors(colors.isColorSupported && process.stdout.isTTY === true);
    const paint: Record<Effect, (text: string) => string> = { weaker: c.red, stronger: c.green, neutral: c.blue };
    const words = changes.map((one) => ({ ...one, sentence: plain(one.sentence), why: plain(one.why) }));
    console.log(changesText(words, { heading: (text, effect) => c.bold(paint[effect](text)), quiet: c.dim }));
  }
  return weaker > 0;
}
