import type { StyledLine } from './line-style.ts';
import classes from './line-text.module.css';
import { visible } from './visible.ts';

const LONGEST = 2_000;

/** One line of a runbook: its own characters, with the weight that Markdown gives them. */
export function LineText({ line }: { line: StyledLine }) {
  const text = visible(line.text.length > LONGEST ? `${line.text.slice(0, LONGEST)} …` : line.text);
  const inline = line.style === 'text' || line.style === 'table';
  return (
    <span className={classes.text} data-style={line.style}>
      {inline ? parts(text) : text}
    </span>
  );
}

function parts(text: string) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, index) => {
    const key = `${index}`;
    if (part.startsWith('**') && part.length > 4) return <strong key={key}>{part}</strong>;
    if (part.startsWith('`') && part.length > 2) return <code key={key}>{part}</code>;
    return part;
  });
}
