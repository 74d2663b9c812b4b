import fc from 'fast-check';
import type { Node, Parent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { asData, quote, table } from './markdown.ts';

const parse = (markdown: string): Node => unified().use(remarkParse).use(remarkGfm).parse(markdown);
const kinds = (node: Node): string[] => [node.type, ...((node as Parent).children ?? []).flatMap(kinds)];
const words = (node: Node): string => ('value' in node ? String(node.value) : ((node as Parent).children ?? []).map(words).join(''));

const nasty = fc.constantFrom(
  '<script>',
  '![x](y)',
  '[a](javascript:b)',
  '# h',
  '**',
  '`',
  '|',
  '~~',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '&lt;',
  '1. ',
  '- ',
  '\\',
  '_x_',
  '\n',
  '\u202e',
  '---',
);
const hostile = fc.array(fc.oneof(nasty, fc.string({ maxLength: 8 })), { maxLength: 8 }).map((parts) => parts.join(''));

describe('text that came from elsewhere', () => {
  it('is only text, in a paragraph, a list and a table', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const kind of kinds(parse(`Said: ${asData(text)} end`))) expect(['root', 'paragraph', 'text', 'inlineCode']).toContain(kind);
        const list = ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'];
        for (const kind of kinds(parse(`- ${asData(text)}`))) expect(list).toContain(kind);
        const cells = kinds(parse(table(['a', 'b'], [[asData(text), 'x']]))).filter((kind) => kind === 'tableCell');
        expect(cells).toHaveLength(4);
      }),
      { numRuns: 500 },
    );
  });

  it('still says what it said', () => {
    expect(words(parse(asData('a_b *c* <d> [e](f) https://g.example & &amp; h@i.example | j')))).toBe(
      'a_b *c* <d> [e](f) https://g.example & &amp; h@i.example | j',
    );
  });

  it('shows characters that could hide or turn the text', () => {
    expect(asData('rm \u202e-rf\u200b\u0007')).toBe('rm (U+202E)-rf(U+200B)(U+0007)');
  });

  it('keeps its lines in a quotation and does not leave it', () => {
    expect(quote('first\n\n# second\n> third')).toBe('> first\n>\n> \\# second\\\n> \\> third');
    fc.assert(
      fc.property(hostile, (text) => {
        expect((parse(`${quote(text)}`) as Parent).children.every((node) => node.type === 'blockquote')).toBe(true);
      }),
    );
  });
});
