import type { Severities } from '../../policy/severity.ts';
import { narrow } from '../lexicon/fold.ts';
import type { Family } from '../lexicon/lexicon.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages, onceForText } from '../once.ts';

/** The beginning of a title, cell or label read as a severity level. `key` is equal for "SEV-1", "Sev1" and "severity 1". */
export type Level = { key: string; id: string; name: string | null; tail: string; form: 'id' | 'word' | 'digit'; digit: number | null };

const DIGIT = /^[^\p{L}\p{N}]*(\d)(?!\p{L}|\d|\.\d|%)/u;
const FAMILIES = ['s', 'p', 'l'] as const;
const END = '(?!\\p{L}|\\d|\\.\\d|%)';

/** What may stand in front of a level's digit: "SEV", "Priorität", "P". */
const before = (kind: Family, words: Words): string => [words.family(kind), kind].filter(Boolean).join('|');

type Reader = { id: RegExp; opens: RegExp; joined: RegExp; family(prefix: string): Family };

const readerOf = onceForLanguages((words: Words): Reader => {
  const prefixes = FAMILIES.map((kind) => [kind, new RegExp(`^(?:${before(kind, words)})$`, 'iu')] as const);
  return {
    id: new RegExp(`^[^\\p{L}\\p{N}]*((${FAMILIES.map((kind) => before(kind, words)).join('|')})[\\s._-]?(\\d))${END}`, 'iu'),
    opens: new RegExp(`(?<![\\p{L}\\p{N}])(?:${FAMILIES.map((kind) => before(kind, words)).join('|')})[\\s._-]?\\d${END}`, 'giu'),
    joined: new RegExp(
      `^(?:\\s?(?:[/,&+–-]|${['joins', 'or'].map((phrase) => words.source(phrase as 'joins')).join('|')})\\s?(?:(?:${FAMILIES.map((kind) => before(kind, words)).join('|')})[\\s._-]?)?\\d(?![\\p{L}\\d%.]|\\s?(?:${words.duration.unit})))+`,
      'iu',
    ),
    family: (prefix) => prefixes.find(([, pattern]) => pattern.test(prefix))?.[0] ?? 's',
  };
});

/** Reads "**SEV-1 (Critical)** - act now" as level SEV-1 named Critical with the tail "act now". */
export const levelAt = onceForText((raw: string, words: Words): Level | null => {
  const text = narrow(raw);
  const { id: pattern, family } = readerOf(words);
  const id = pattern.exec(text);
  if (id?.[1]) {
    const digit = Number(id[3]);
    return { ...named(text.slice(id[0].length), words), key: `${family(id[2] ?? '')}${digit}`, id: id[1], form: 'id', digit };
  }
  const word = /^[^\p{L}\p{N}]*(\p{L}+)/u.exec(text);
  if (word?.[1] && words.levelRank(word[1]) !== null) {
    // "Critical (P1)" is P1, named Critical.
    const behind = pattern.exec(text.slice(word[0].length));
    if (behind?.[1] && /^[\s([|/–—-]*$/u.test(behind[0].slice(0, -behind[1].length))) {
      const level = levelAt(text.slice(word[0].length), words);
      if (level) return { ...level, name: word[1], tail: level.tail.replace(/^[)\]]\s*[:：–—-]?\s*/u, '') };
    }
    const tail = text
      .slice(word[0].length + (beside(text.slice(word[0].length), words)?.length ?? 0))
      .replace(/^[\s:：|)–—-]+/u, '')
      .trim();
    return { key: word[1].toLowerCase(), id: word[1], name: null, tail, form: 'word', digit: null };
  }
  const digit = DIGIT.exec(text);
  if (!digit?.[1]) return null;
  return { ...named(text.slice(digit[0].length), words), key: digit[1], id: digit[1], form: 'digit', digit: Number(digit[1]) };
});

/** "SEV-3/4", "P3 – P4", "P1, P2": every level that opens the text, with the tail that all of them share; one where only one does. */
export function levelsAt(raw: string, words: Words): Level[] {
  const first = levelAt(raw, words);
  if (first?.form !== 'id' || first.digit === null) return first ? [first] : [];
  const text = narrow(raw);
  const { id: pattern, joined } = readerOf(words);
  const opening = pattern.exec(text)?.[0] ?? '';
  const more = joined.exec(text.slice(opening.length));
  const digits = [...(more?.[0] ?? '').matchAll(/\d/gu)].map(([digit]) => Number(digit));
  const [last] = digits;
  if (!more || last === undefined) return [first];
  const { name, tail } = named(text.slice(opening.length + more[0].length), words);
  const all = digits.length === 1 && /[–-]/u.test(more[0].slice(0, 3)) ? range(first.digit, last) : [first.digit, ...digits];
  return all.map((digit) => ({
    key: `${first.key[0]}${digit}`,
    id: first.id.replace(/\d$/u, String(digit)),
    name: all.length === 1 ? name : null,
    tail,
    form: 'id',
    digit,
  }));
}

/** Every level that the text names by its id, wherever. */
export function levelsIn(text: string, words: Words): Level[] {
  const { opens } = readerOf(words);
  const found = new Map<string, Level>();
  for (const { index } of narrow(text).matchAll(opens))
    for (const level of levelsAt(text.slice(index), words)) if (!found.has(level.key)) found.set(level.key, level);
  return [...found.values()];
}

/** "/low" of "Medium/low": two words for one level. */
function beside(rest: string, words: Words): string | null {
  const other = /^\s*\/\s*(\p{L}+)/u.exec(rest);
  return other?.[1] && words.levelRank(other[1]) !== null ? other[0] : null;
}

function named(rest: string, words: Words): { name: string | null; tail: string } {
  const tail = rest.replace(/^[\s:：|/([–—-]+/u, '');
  const word = /^(\p{L}+)/u.exec(tail)?.[1];
  if (!word || words.levelRank(word) === null)
    return { name: null, tail: tail.replace(/[)\]]\s*$/u, (c) => (/[([]/.test(tail) ? c : '')).trim() };
  return {
    name: word,
    tail: tail
      .slice(word.length)
      .replace(/^[\s:：|)\]–—-]+/u, '')
      .trim(),
  };
}

/** The levels of this runbook, once they are known: finds them wherever they are spoken of. */
export type Scale = {
  ids: string[];
  mentioned(text: string): string[];
  severities(text: string): Severities;
  byKey(key: string): string | null;
};

export function scaleOf(levels: { id: string; key: string; form: Level['form']; digit: number | null }[], words: Words): Scale {
  const byKey = new Map(levels.map((level) => [level.key, level.id]));
  const families = new Set<string | undefined>(levels.filter((l) => l.form === 'id').map((l) => l.key[0]));
  const { family } = readerOf(words);
  const own = FAMILIES.filter((kind) => families.has(kind));
  const prefix = own.length > 0 ? own.map((kind) => before(kind, words)).join('|') : words.family('s');
  const digits = levels.some((l) => l.form === 'digit');
  const through = new RegExp(`[–-]|${words.source('through')}`, 'u');
  const between = ['joins', 'or', 'through'].map((phrase) => words.source(phrase as 'joins')).join('|');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${prefix})[\\s._-]?(\\d)(?!\\d|\\.\\d|%)((?:\\s*(?:[/,&–-]|${between})\\s*(?:(?:${prefix})[\\s._-]?)?\\d(?![\\d%]|\\s*(?:${words.duration.unit})))*)\\s?(\\+)?`,
    'giu',
  );
  const names = levels.filter((l) => l.form === 'word');
  const namePattern =
    names.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}-])(${names.map((l) => l.id).join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null;
  const inOrder = (found: Set<string>): string[] => levels.map((l) => l.id).filter((id) => found.has(id));
  const idOf = (f: string, digit: number): string | null =>
    byKey.get(`${f}${digit}`) ?? (digits ? (byKey.get(String(digit)) ?? null) : null);
  const mentionedIn = onceForText((text: string, _: Words) => {
    const found = new Set<string>();
    for (const match of families.size > 0 || digits ? text.matchAll(pattern) : []) {
      const f = family(match[1] ?? '');
      const first = Number(match[2]);
      const rest = [...(match[3] ?? '').matchAll(/\d/gu)].map((d) => Number(d[0]));
      const wanted =
        through.test((match[3] ?? '').replace(/[\p{L}]+-\d/gu, '')) && rest.length === 1
          ? range(first, rest[0] ?? first)
          : [first, ...rest];
      if (match[4] || words.says('or-more-severe', text.slice(match.index, match.index + match[0].length + 20))) {
        for (const level of levels) if (level.digit !== null && level.digit <= first) found.add(level.id);
      }
      for (const digit of wanted) {
        const id = idOf(f, digit);
        if (id) found.add(id);
      }
    }
    if (namePattern) {
      for (const match of text.matchAll(namePattern)) {
        const id = byKey.get((match[1] ?? '').toLowerCase());
        if (id) found.add(id);
      }
    }
    return inOrder(found);
  });
  const scale: Scale = {
    ids: levels.map((level) => level.id),
    byKey: (key) => byKey.get(key) ?? null,
    mentioned: (text) => [...mentionedIn(text, words)],
    severities(text) {
      const found = scale.mentioned(text);
      return found.length > 0 ? found : '*';
    },
  };
  return scale;
}

function range(from: number, to: number): number[] {
  return to < from || to - from > 9 ? [from, to] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
