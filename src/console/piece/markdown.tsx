import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { visible } from './visible.ts';

const LONGEST = 50_000;

// A picture would make the reader's browser call a stranger; it is shown as a link.
const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  img: ({ src, alt }) =>
    typeof src === 'string' && src ? (
      <a href={src} target="_blank" rel="noopener noreferrer nofollow">
        picture: {alt || src}
      </a>
    ) : null,
};

/** Markdown as data: raw HTML is dropped, only safe links stay, characters that turn text around are shown. */
export default function Markdown({ text }: { text: string }) {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n\n… (${text.length - LONGEST} more characters)` : text;
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
      {visible(cut)}
    </ReactMarkdown>
  );
}
