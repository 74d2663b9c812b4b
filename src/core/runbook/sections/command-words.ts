/** A simple command: its words without quotes, and whether it writes a file. */
export type SimpleCommand = { words: string[]; writes: boolean };

const BLANK = /<\p{L}[^<>\n]{0,60}>/gu;
const HARMLESS = /^(?:\/dev\/(?:null|stdout|stderr)|&\d)$/u;

/** The simple commands of a shell text, those in substitutions too. A blank such as <pod> is a word, no redirection. */
export function simpleCommands(text: string): SimpleCommand[] {
  const source = text.replace(BLANK, 'blank').replace(/\\\n/gu, ' ');
  const found: SimpleCommand[] = [];
  let words: string[] = [];
  let word = '';
  let open = false;
  let writes = false;
  let target = false;
  const endWord = (): void => {
    if (!open) return;
    if (target) writes ||= !HARMLESS.test(word);
    else words.push(word);
    [word, open, target] = ['', false, false];
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) found.push({ words, writes });
    [words, writes] = [[], false];
  };
  for (let i = 0; i < source.length; i++) {
    const c = source[i] ?? '';
    if (c === '\\') {
      word += source[++i] ?? '';
      open = true;
    } else if (c === "'" || c === '"') {
      const end = closing(source, i, c);
      const inner = source.slice(i + 1, end);
      if (c === '"') found.push(...substituted(inner));
      word += inner;
      open = true;
      i = end;
    } else if (source.startsWith('$(', i) || c === '`') {
      const end = c === '`' ? closing(source, i, c) : closingParen(source, i + 1);
      found.push(...simpleCommands(source.slice(c === '`' ? i + 1 : i + 2, end)));
      word += 'value';
      open = true;
      i = end;
    } else if (c === '>') {
      if (/^\d?$/u.test(word)) [word, open] = ['', false];
      endWord();
      while (source[i + 1] === '>' || source[i + 1] === ' ') i++;
      if (source[i + 1] === '&') word = source[++i] ?? '';
      [target, open] = [true, true];
    } else if (c === '#' && !open) while (i + 1 < source.length && source[i + 1] !== '\n') i++;
    else if (/[\n;|&(){}]/u.test(c) && !(c === '{' && word.endsWith('$')) && !(c === '}' && word.includes('${'))) endCommand();
    else if (/\s/u.test(c)) endWord();
    else {
      word += c;
      open = true;
    }
  }
  endCommand();
  return found;
}

/** The commands inside a double-quoted text. */
const substituted = (text: string): SimpleCommand[] =>
  [...text.matchAll(/\$\(([^()]*(?:\([^()]*\)[^()]*)*)\)|`([^`]*)`/gu)].flatMap((at) => simpleCommands(at[1] ?? at[2] ?? ''));

function closing(text: string, from: number, quote: string): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote !== "'") i++;
    else if (text[i] === quote) return i;
  }
  return text.length;
}

function closingParen(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length;
}
