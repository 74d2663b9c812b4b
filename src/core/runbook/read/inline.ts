import type { Link, Nodes, PhrasingContent } from 'mdast';
import type { Source } from '../../policy/source.ts';

/** One line of a paragraph, as a person sees it. `strong`: the bold words that it opens with. */
export type Line = { text: string; strong: string | null; src: Source; links: LinkMention[]; code: string[] };
export type LinkMention = { text: string; url: string; src: Source };

// Inline HTML that marks up text; anything else in angle brackets is a hole such as <service>.
const MARKUP =
  /^<\/?(?:a|abbr|b|br|center|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|t[dhr]|table|tbody|thead|u|ul)\b|^<!--/i;

export function sourceOf(node: Nodes): Source {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { line: start.line, column: start.column, endLine: end.line };
}

/** A node's text without decoration: holes in angle brackets and code stay, markup goes, a forced break is a new line. */
export function plain(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : MARKUP.test(node.value) ? '' : node.value;
    default:
      return 'children' in node ? node.children.map((child) => plain(child as Nodes)).join('') : '';
  }
}

const PICTURES = /^[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\uFE0F\u200D\s]*$/u;

/** `**Label:** rest`, `**Label**: rest` and `🔴 **Label** – rest` all open with "Label". */
function opening(children: PhrasingContent[]): string | null {
  const first = children.find((child) => !PICTURES.test(plain(child)));
  return first?.type === 'strong' ? plain(first).trim() : null;
}

const BARE = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>()[\]"'`]*[^\s<>()[\]"'`.,;:!?*_~]/giu;

/** Addresses that stand in the text without brackets, as GFM links them. */
function bareLinks(text: string, src: Source): LinkMention[] {
  if (!/https?:|www\./iu.test(text)) return [];
  return [...text.matchAll(BARE)].map((match) => ({
    text: match[0],
    url: /^www\./iu.test(match[0]) ? `http://${match[0]}` : match[0],
    src: { ...src, column: src.column + match.index },
  }));
}

/** The lines of a paragraph or heading, each with its own position. */
export function linesOf(node: Nodes & { children: PhrasingContent[] }): Line[] {
  const start = sourceOf(node);
  const rows: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'break') rows.push([]);
    else if (child.type === 'text' && child.value.includes('\n')) {
      const parts = child.value.split('\n');
      const line = child.position?.start.line ?? start.line;
      for (const [i, value] of parts.entries()) {
        if (i > 0) rows.push([]);
        const point = { line: line + i, column: i === 0 ? (child.position?.start.column ?? 1) : 1 };
        rows.at(-1)?.push({ type: 'text', value, position: { start: point, end: point } });
      }
    } else if (child.type === 'html' && /^<br\b/i.test(child.value)) rows.push([]);
    else rows.at(-1)?.push(child);
  }
  return rows
    .map((children) => {
      const links: LinkMention[] = [];
      const code: string[] = [];
      const visit = (child: Nodes): void => {
        if (child.type === 'link') links.push({ text: plain(child), url: (child as Link).url, src: sourceOf(child) });
        if (child.type === 'text') links.push(...bareLinks(child.value, sourceOf(child)));
        if (child.type === 'inlineCode') code.push(child.value);
        if ('children' in child && child.type !== 'link') for (const inner of child.children) visit(inner as Nodes);
      };
      children.forEach(visit);
      const src = children[0] ? sourceOf(children[0]) : start;
      const end = children.at(-1);
      return {
        text: children
          .map(plain)
          .join('')
          .replace(/[ \t]+/g, ' ')
          .trim(),
        strong: opening(children),
        src: { ...src, endLine: end ? sourceOf(end).endLine : src.endLine },
        links,
        code,
      };
    })
    .filter((line) => line.text !== '' || line.links.length > 0);
}
