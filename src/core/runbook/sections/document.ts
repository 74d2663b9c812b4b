import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import type { DirectoryEntry, Reference } from '../../policy/document.ts';
import { languageOf } from '../lexicon/index.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import type { Item } from '../read/block.ts';
import { sourceOf } from '../read/inline.ts';
import { listsOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { about, documentTitle, slug, stated } from '../read/reading.ts';
import { placed } from '../read/visit.ts';

/** Title, language and front matter: read first, because other recognisers ask for them. */
export function readHead(reading: Reading, root: Root): void {
  const { document } = reading.policy;
  const title = documentTitle(reading);
  document.title = title?.title ?? null;
  document.language = languageOf(reading.text);
  const [first] = root.children;
  if (first?.type !== 'yaml') return;
  for (const [at, line] of first.value.split('\n').entries()) {
    const match = /^([\w-]+):\s*(.*)$/u.exec(line);
    if (!match?.[1] || match[1] === 'muster') continue;
    const src = { line: sourceOf(first).line + 1 + at, column: 1, endLine: sourceOf(first).line + 1 + at };
    document.frontMatter.push({ key: match[1], value: scalar(match[2] ?? ''), ...stated(src) });
    if (match[1] === 'title' && document.title === null) document.title = scalar(match[2] ?? '');
  }
}

function scalar(text: string): string {
  try {
    const value: unknown = parseYaml(text, { logLevel: 'error' });
    return typeof value === 'string' ? value : text.trim();
  } catch {
    return text.trim();
  }
}

/** The folder structure that the document describes, and every link with the reason why it cannot work. */
export function readDocument(reading: Reading): void {
  for (const section of reading.sections) {
    if (!about(reading, section, 'directory')) continue;
    for (const list of listsOf(section.blocks)) {
      for (const item of list.items) directory(reading, item);
      reading.claim(list);
    }
  }
  references(reading);
}

const DIRECTORIES: [Phrase, DirectoryEntry['use']][] = [
  ['template', 'templates'],
  ['archive', 'archive'],
  ['ongoing', 'active'],
];

function directory(reading: Reading, item: Item): void {
  const path = item.code[0] ?? /^\S*\/\S*/u.exec(item.text)?.[0];
  if (!path) return;
  const purpose = item.text.slice(item.text.indexOf(path) + path.length).replace(/^[\s:–—-]+/u, '');
  const said = `${path} ${purpose}`.replace(/[/_]/gu, ' ');
  const use = DIRECTORIES.find(([phrase]) => reading.words.says(phrase, said))?.[1] ?? 'other';
  reading.policy.document.directories.push({ path, purpose, use, ...stated(item.src) });
}

/** Links with their targets. An anchor must name a heading; a target in quotes is taken literally by every renderer, and fails. */
function references(reading: Reading): void {
  const anchors = new Set(reading.sections.flatMap((s) => [githubAnchor(s.raw), slug(s.title)]));
  const seen = new Set<string>();
  for (const { block } of placed(reading.sections)) {
    const links =
      block.kind === 'paragraph'
        ? block.lines.flatMap((l) => l.links)
        : block.kind === 'list'
          ? block.items.flatMap((i) => i.links)
          : block.kind === 'table'
            ? [...block.header, ...block.rows.flat()].flatMap((c) => c.links)
            : [];
    for (const link of links) {
      if (link.url.startsWith('mailto:')) continue;
      const key = `${link.src.line}:${link.src.column}:${link.url}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const kind: Reference['kind'] = link.url.startsWith('#') ? 'anchor' : /^[a-z][\w+.-]*:/iu.test(link.url) ? 'web' : 'document';
      const quoted = /^['"‘“]|^%22|^%27/u.test(link.url) || /['"’”]$/u.test(link.url);
      const missing = kind === 'anchor' && !anchors.has(decode(link.url.slice(1)).toLowerCase());
      const broken = quoted
        ? 'The target is in quotes, which become part of the address.'
        : missing
          ? 'No heading of this document has that anchor.'
          : link.url === ''
            ? 'The link has no target.'
            : null;
      reading.policy.document.references.push({ text: link.text, target: link.url, kind, broken, ...stated(link.src) });
    }
  }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** GitHub's anchor of a heading: lower case, punctuation and pictures gone, spaces to hyphens. */
export function githubAnchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
    .replace(/^-+(?=\p{L})/u, '');
}
