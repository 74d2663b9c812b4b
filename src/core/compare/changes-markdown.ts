import type { Change, Effect } from './change.ts';
import { citation, HEADINGS, KIND_WORDS, summary } from './changes-text.ts';

/** GitHub takes 65,536 characters in a comment; below that there is room for what a recipe puts around it. */
const MOST_CHARACTERS = 60_000;
const LONGEST_CELL = 400;

/**
 * The changes as a comment on a pull request: one line that says it all, a table of the promises that changed, the rest folded away. Words
 * of the runbook are shown and never obeyed: no markup, link or mention of it takes effect. What would not fit into a comment is counted.
 */
export function changesMarkdown(changes: Change[], name: string): string {
  const head = `**${escape(name)}**: ${summary(changes)}\n`;
  const promises = changes.filter((one) => one.effect !== 'neutral');
  const others = changes.filter((one) => one.effect === 'neutral');
  const table = fitting(promises.map(row), MOST_CHARACTERS * 0.7);
  const rest = fitting(others.map(item), MOST_CHARACTERS * 0.2);
  return [
    head,
    ...(promises.length === 0 ? [] : [`| | What changes | Why it matters | Where |\n| --- | --- | --- | --- |\n${table}\n`]),
    ...(others.length === 0 ? [] : [`<details><summary>${HEADINGS.neutral} (${others.length})</summary>\n\n${rest}\n\n</details>\n`]),
  ].join('\n');
}

const MARK: Record<Effect, string> = { weaker: '⬇ weaker', stronger: '⬆ stronger', neutral: '' };

const row = (one: Change): string => `| ${MARK[one.effect]} | ${cell(one.sentence)} | ${cell(one.why)} | ${cell(citation(one))} |`;
const item = (one: Change): string => `- ${KIND_WORDS[one.kind]}: ${cell(one.sentence)} (${cell(citation(one))})`;

function fitting(lines: string[], room: number): string {
  let used = 0;
  const shown = lines.filter((line) => {
    used += line.length + 1;
    return used <= room;
  });
  const left = lines.length - shown.length;
  return [...shown, ...(left === 0 ? [] : ['', `… and ${left} more: run \`muster diff\` to see all.`])].join('\n');
}

function cell(text: string): string {
  const one = text.replace(/\s+/gu, ' ').trim();
  return escape(one.length > LONGEST_CELL ? `${one.slice(0, LONGEST_CELL - 1).toWellFormed()}…` : one);
}

/**
 * Everything that Markdown or HTML could take for more than a character; and what a forge makes links and mentions of once the text is
 * rendered (`@name`, `#12`, `!3`, `~label`, addresses) is broken by a space without width.
 */
function escape(text: string): string {
  return text.replace(/\p{C}/gu, ' ').replace(ACTIVE, (found, mention?: string, word?: string) => {
    if (mention !== undefined) return `${code(mention)}&#8203;`;
    if (word !== undefined) return `${word}&#8203;`;
    return found === '://' ? ':&#8203;//' : code(found);
  });
}

// In one pass: the "#" of a character that is escaped already is no mention.
const ACTIVE = /([@#!~$%])(?=[\p{L}\p{N}])|\b(www|GH)(?=[.-])|:\/\/|[&<>`*_[\]|\\~]/giu;

const code = (char: string): string => `&#${char.codePointAt(0)};`;
