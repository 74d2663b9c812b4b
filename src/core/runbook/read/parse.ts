import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Processor } from 'unified';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(withoutBareLinks).freeze();

/** Markdown (CommonMark, GFM, front matter) to a tree with positions. Give it text that `refuse` let through. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/**
 * GFM's links without brackets cost a fifth of all parsing, as every letter may begin one: `linesOf` finds the addresses instead. The
 * parser's own look-out for them, and its second walk through the whole tree, are turned off.
 */
function withoutBareLinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } },
  ];
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extension) =>
    Array.isArray(extension) ? extension.filter((each) => each.transforms === undefined) : extension,
  );
}
