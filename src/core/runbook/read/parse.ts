import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Processor } from 'unified';
import { unified } from 'unified';

const BARE_LINKS = ['wwwAutolink', 'protocolAutolink', 'emailAutolink'];
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(withoutBareLinks).freeze();

/** "{term}`Incident Commander`": the name of a role of MyST, before the text that it marks up. */
const ROLE_OF_MYST = /\{[a-z][a-z-]{1,20}\}(?=`[\p{L}\p{N}#][^`\n]{0,200}`)/gu;

/** Markdown (CommonMark, GFM, front matter) to a tree with positions. Give it text that `refuse` let through. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text.includes('}`') ? withoutRoles(text) : text);
}

/** Blanks for the names of MyST's roles, so that all columns stay; what stands in code is a hole. */
const withoutRoles = (text: string): string =>
  text.replace(ROLE_OF_MYST, (role, at: number) => {
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
    return (before.match(/`/g)?.length ?? 0) % 2 === 0 ? ' '.repeat(role.length) : role;
  });

/**
 * GFM's links without brackets cost a third of all parsing, as every word may begin one and so is a piece of text by itself: `linesOf`
 * finds the addresses instead. The parser's look-out for them, and its second walk through the whole tree, are taken out.
 */
function withoutBareLinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text = {}, ...extension }) => {
    const kept = Object.entries(text).map(([code, each]) => [
      code,
      [each ?? []].flat().filter(({ name = '' }) => !BARE_LINKS.includes(name)),
    ]);
    return { ...extension, text: Object.fromEntries(kept) };
  });
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extension) =>
    Array.isArray(extension) ? extension.filter((each) => each.transforms === undefined) : extension,
  );
}
