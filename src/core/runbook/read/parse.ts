import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** Markdown (CommonMark, GFM, front matter) to a tree with positions. Give it text that `refuse` let through. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
