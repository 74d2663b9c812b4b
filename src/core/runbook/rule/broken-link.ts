import type { TextEdit } from '../../policy/diagnostic.ts';
import type { Reference } from '../../policy/document.ts';
import { spellList } from '../../policy/words.ts';
import { slug } from '../read/reading.ts';
import { githubAnchor } from '../sections/document.ts';
import type { Rule } from './rule.ts';

const QUOTES = /^['"‘“]|['"’”]$/gu;

export const brokenLink: Rule = {
  id: 'broken-link',
  level: 'warning',
  title: 'A link that cannot work',
  what: 'The target of a link is in quotes, is empty, or is an anchor that no heading of this document has.',
  why: 'The responder clicks it when it is needed, and lands nowhere.',
  instead: 'Write the target bare, or the anchor of a heading that exists. Quotes around a target are taken off by `muster check --fix`.',
  bad: ['# Incident response', '', "See [the plan]('plan.md') and [the levels](#levels-of-severity)."],
  good: [
    '# Incident response',
    '',
    'See [the plan](plan.md) and [the levels](#levels).',
    '',
    '## Levels',
    '',
    '- **SEV-1:** all down',
    '- **SEV-2:** slow',
  ],
  check({ policy, original, sections }, report) {
    const anchors = [...new Set(sections.map((section) => githubAnchor(section.raw)))].filter((anchor) => anchor !== '');
    const broken = policy.document.references.filter((link) => link.broken);
    for (const link of broken) {
      const bare = link.target.replace(QUOTES, '');
      const near = link.kind === 'anchor' ? anchors.filter((anchor) => slug(anchor) === slug(link.target)) : [];
      const target = near.length === 1 ? `#${near[0]}` : link.kind !== 'anchor' && bare !== link.target && bare !== '' ? bare : null;
      report('broken-link', link.src, {
        reason: `The link "${link.text}" cannot work. ${link.broken}`,
        understood: `A link to ${link.target || 'nothing'}.${near.length === 0 && link.kind === 'anchor' && anchors.length > 0 ? ` Headings are ${spellList(anchors.slice(0, 6).map((anchor) => `#${anchor}`))}${anchors.length > 6 ? ', and more' : ''}.` : ''}`,
        fix: target ? `Write [${link.text}](${target}).` : 'Name a heading or a document that exists, or remove the link.',
        ...(link.kind === 'anchor' && !target ? { group: 'anchor' } : {}),
        edits: target ? retarget(original[link.src.line - 1] ?? '', link, target) : [],
      });
    }
  },
};

/** The edit of the target in its line; none when it cannot be told for certain where it stands. */
function retarget(line: string, link: Reference, target: string): TextEdit[] {
  const at = line.indexOf(`](${link.target}`);
  if (at < 0 || line.indexOf(`](${link.target}`, at + 1) >= 0 || /[\s()<>]/u.test(target)) return [];
  const column = at + 3;
  return [{ line: link.src.line, column, endLine: link.src.line, endColumn: column + link.target.length, text: target }];
}
