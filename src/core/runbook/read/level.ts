import type { Severities } from '../../policy/severity.ts';
import { narrow } from '../lexicon/fold.ts';
import type { Words } from '../lexicon/words.ts';

/** The beginning of a title, cell or label read as a severity level. `key` is equal for "SEV-1", "Sev1" and "severity 1". */
export type Level = { key: string; id: string; name: string | null; tail: string; form: 'id' | 'word' | 'digit'; digit: number | null };

const ID = /^[^\p{L}\p{N}]*((sev(?:erity)?|prio(?:rity)?|level|[psl])[\s._-]?(\d))(?!\p{L}|\d|\.\d|%)/iu;
const DIGIT = /^[^\p{L}\p{N}]*(\d)(?!\p{L}|\d|\.\d|%)/u;
const family = (prefix: string): string => (/^s/i.test(prefix) ? 's' : /^p/i.test(prefix) ? 'p' : 'l');

/** Reads "**SEV-1 (Critical)** - act now" as level SEV-1 named Critical with the tail "act now". */
export function levelAt(raw: string, words: Words): Level | null {
  const text = narrow(raw);
  const id = ID.exec(text);
  if (id?.[1]) {
    const digit = Number(id[3]);
    return { ...named(text.slice(id[0].length), words), key: `${family(id[2] ?? '')}${digit}`, id: id[1], form: 'id', digit };
  }
  const word = /^[^\p{L}\p{N}]*(\p{L}+)/u.exec(text);
  if (word?.[1] && words.levelRank(word[1]) !== null) {
    const tail = text
      .slice(word[0].length)
      .replace(/^[\s:：|)–—-]+/u, '')
      .trim();
    return { key: word[1].toLowerCase(), id: word[1], name: null, tail, form: 'word', digit: null };
  }
  const digit = DIGIT.exec(text);
  if (!digit?.[1]) return null;
  return { ...named(text.slice(digit[0].length), words), key: digit[1], id: digit[1], form: 'digit', digit: Number(digit[1]) };
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
  const families = new Set(levels.filter((l) => l.form === 'id').map((l) => l.key[0]));
  const prefix = [...families].map((f) => (f === 's' ? 'sev(?:erity)?|s' : f === 'p' ? 'prio(?:rity)?|p' : 'level|l')).join('|');
  const digits = levels.some((l) => l.form === 'digit');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${prefix || 'severity|sev'})[\\s._-]?(\\d)(?!\\d|\\.\\d|%)((?:\\s*(?:[/,&–-]|and|or|to|und|y|e|et|та|и)\\s*(?:(?:${prefix || 'severity|sev'})[\\s._-]?)?\\d(?![\\d%]|\\s*(?:min|h|d)))*)\\s?(\\+)?`,
    'giu',
  );
  const names = levels.filter((l) => l.form === 'word');
  const namePattern =
    names.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}-])(${names.map((l) => l.id).join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null;
  const inOrder = (found: Set<string>): string[] => levels.map((l) => l.id).filter((id) => found.has(id));
  const idOf = (f: string, digit: number): string | null =>
    byKey.get(`${f}${digit}`) ?? (digits ? (byKey.get(String(digit)) ?? null) : null);
  const scale: Scale = {
    ids: levels.map((level) => level.id),
    byKey: (key) => byKey.get(key) ?? null,
    mentioned(text) {
      const found = new Set<string>();
      for (const match of families.size > 0 || digits ? text.matchAll(pattern) : []) {
        const f = family(match[1] ?? '');
        const first = Number(match[2]);
        const rest = [...(match[3] ?? '').matchAll(/\d/gu)].map((d) => Number(d[0]));
        const wanted =
          /[–-]|\bto\b/u.test((match[3] ?? '').replace(/[\p{L}]+-\d/gu, '')) && rest.length === 1
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
    },
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
