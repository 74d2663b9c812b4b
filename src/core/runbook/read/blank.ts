import type { Words } from '../lexicon/words.ts';

/** A blank that somebody meant to fill: "-", "TBD", "TBD – see below", "____", "[Phone]", "<name>", "@user", "+1-XXX-XXX-XXXX". */
export function isUnfilled(value: string, words: Words): boolean {
  const bare = value
    .replace(/[`*]|(?<!_)_(?!_)/g, '')
    .replace(/^[\p{Extended_Pictographic}\uFE0F\s]+/u, '')
    .trim();
  if (bare === '' || words.isOnly('unfilled', bare.replace(/^[[<{(]+|(?<![\]>})])[\]>})]+$/gu, '').trim())) return true;
  const open = words.find('left-open', bare);
  if (open?.index === 0 && /^\s*(?:[-–—:,;(.]|$)/u.test(bare.slice(open[0].length))) return true;
  return /^_{3,}/u.test(bare) || /^[[<{][^\]>}]*[\]>}](?:\s*\([^()]*\))?$/u.test(bare) || /x{3,}/iu.test(bare) || /\.\.\.$|…$/u.test(bare);
}
