import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';

const SOURCES = ['event.ts', 'command.ts', 'effect.ts', 'state.ts', 'obligation.ts', 'notification.ts'];

/** Every word in the name of an event, a command, an effect or a part of the state stands in core/glossary.md: in its table or its list. */
export const glossary: Check = {
  name: 'glossary',
  run: (root) => {
    const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
    const known = glossaryWords(read('src/core/glossary.md'));
    const names = SOURCES.flatMap((file) => namesIn(read(`src/core/incident/${file}`)));
    const missing = new Map<string, string>();
    for (const name of names) {
      for (const word of wordsOf(name)) if (!formsOf(word).some((form) => known.has(form)) && !missing.has(word)) missing.set(word, name);
    }
    return {
      problems: [...missing].map(
        ([word, name]) => `"${word}" (in ${name}) is not in src/core/glossary.md: add it, or use the word that is`,
      ),
      note: `${new Set(names).size} names`,
    };
  },
};

/** The first column of the table, and the plain words listed below it. */
function glossaryWords(text: string): Set<string> {
  const cells = [...text.matchAll(/^\|([^|]+)\|/gm)].map((match) => match[1] ?? '');
  const listed = /^## Plain words[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1] ?? '';
  return new Set([...cells, listed].flatMap((part) => part.toLowerCase().split(/[^a-z]+/)).filter((word) => word !== ''));
}

/** `type: 'IncidentRaised'` and the keys of the exported object types. */
function namesIn(text: string): string[] {
  const kinds = [...text.matchAll(/type: '([A-Za-z]+)'/g)].map((match) => match[1] ?? '');
  const keys = [...text.matchAll(/^ {2,}([a-zA-Z]+)\??: /gm)].map((match) => match[1] ?? '');
  const types = [...text.matchAll(/^export type ([A-Za-z]+)/gm)].map((match) => match[1] ?? '');
  return [...kinds, ...keys, ...types];
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
}

/** "breached" and "steps" are known where "breach" and "step" are. */
function formsOf(word: string): string[] {
  const stems = [
    word,
    word.replace(/s$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/ed$/, ''),
    word.replace(/d$/, ''),
    word.replace(/ied$/, 'y'),
    word.replace(/(.)\1ed$/, '$1'),
  ];
  return [...new Set(stems)];
}
