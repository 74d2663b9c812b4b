import { onceForText } from '../once.ts';
import { fold } from './fold.ts';
import type { Family, Label, Lexicon, Phrase, Topic, Unit } from './lexicon.ts';

/** The words of several languages in one: documents mix them ("SLA de Respuesta: <5 minutos"). Built from the lexicon files. */
export type Words = {
  /** The languages of the words, the same list for all documents that speak them. */
  languages: readonly Lexicon[];
  topics(title: string): Set<Topic>;
  /** Is the topic among those of the text? Asks for no other: sentences are many more than titles. */
  isAbout(topic: Topic, text: string): boolean;
  label(text: string): Set<Label>;
  /** Does the phrase occur in the text? */
  says(phrase: Phrase, text: string): boolean;
  /** Is the whole text that phrase? */
  isOnly(phrase: Phrase, text: string): boolean;
  /** Where the phrase begins in the text, or -1, and what was matched. */
  find(phrase: Phrase, text: string): RegExpExecArray | null;
  /** What stands in the phrase's slot, its first group that matched, in the text's own letters and trimmed; null when it does not occur. */
  captured(phrase: Phrase, text: string): string | null;
  /** The text without its first occurrence of the phrase, trimmed. */
  without(phrase: Phrase, text: string): string;
  /** The phrase as a piece of a larger pattern (flags `iu`), so that lists and ranges can be told apart from names. */
  source(phrase: Phrase): string;
  /** The words in front of a level's digit, by the family of names that they belong to. */
  family(kind: Family): string;
  levelRank(word: string): number | null;
  /** The month that the word names, 1 for January. */
  month(word: string): number | null;
  prefix(kind: keyof Lexicon['prefixes']): string;
  duration: {
    source: string;
    unit: string;
    minutes(unit: string): { minutes: number; business: boolean } | null;
    number(text: string): number | null;
  };
};

const EDGE_BEFORE = '(?<![\\p{L}\\p{N}])';
// Where words stand without spaces a number may follow any of them: "P1は48時間".
const AMOUNT_BEFORE = '(?<!\\p{N}|(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}])\\p{L})';
const EDGE_AFTER = '(?![\\p{L}\\p{N}])';
// Without the flag `i`, which makes such patterns many times dearer to build: texts are lower-cased instead.
const lazy = (source: string): { get(): RegExp } => {
  let built: RegExp | undefined;
  return { get: () => (built ??= new RegExp(source, 'u')) };
};
type Sources = { edged: string[]; joined: string[] };
const sourceOf = ({ edged, joined }: Sources): string =>
  [...(edged.length > 0 ? [`${EDGE_BEFORE}(?:${edged.join('|')})${EDGE_AFTER}`] : []), ...joined].join('|');
const anywhere = (sources: Sources) => lazy(sourceOf(sources));
const whole = ({ edged, joined }: Sources) => lazy(`^(?:${[...edged, ...joined].join('|')})$`);
const MINUTES: Record<Unit, number> = {
  minute: 1,
  hour: 60,
  'business-hour': 60,
  day: 1440,
  'business-day': 1440,
  week: 10_080,
  month: 43_200,
  quarter: 129_600,
  year: 525_600,
};

/** The words of some languages for one document. */
export const wordsOf = (lexicons: readonly Lexicon[]): Words => vocabularyOf(lexicons)();

/**
 * Compiles the lexicons; every pattern is matched without regard to case, at the edges of words. Each call of the result gives the words to
 * a document, which remembers what it asked and no other's.
 */
export function vocabularyOf(lexicons: readonly Lexicon[]): () => Words {
  const collect = <K extends string>(pick: (lexicon: Lexicon) => Partial<Record<K, string[]>>): Map<K, Sources> => {
    const all = new Map<K, Sources>();
    for (const lexicon of lexicons)
      for (const [key, sources] of Object.entries(pick(lexicon)) as [K, string[]][]) {
        const known = all.get(key) ?? { edged: [], joined: [] };
        known[lexicon.joined ? 'joined' : 'edged'].push(...sources);
        all.set(key, known);
      }
    return all;
  };
  const topics = new Map([...collect((l) => l.topics)].map(([topic, sources]) => [topic, anywhere(sources)]));
  const labels = [...collect((l) => l.labels)].map(([label, sources]) => [label, whole(sources)] as const);
  const phraseSources = collect((l) => l.phrases);
  const phrases = new Map([...phraseSources].map(([phrase, sources]) => [phrase, anywhere(sources)]));
  const onlyPhrases = new Map([...phraseSources].map(([phrase, sources]) => [phrase, whole(sources)]));
  const months = Array.from({ length: 12 }, (_, at) => whole({ edged: lexicons.flatMap((l) => l.months?.[at] ?? []), joined: ['(?!)'] }));
  const levels = new Map(lexicons.flatMap((l) => Object.entries(l.levels)));
  const units = [...collect((l) => l.units)];
  const unitPatterns = units.map(([unit, sources]) => [unit, whole(sources)] as const);
  const numbers = new Map(lexicons.flatMap((l) => Object.entries(l.numbers)));
  const longestFirst = (sources: string[]): string => sources.sort((a, b) => b.length - a.length).join('|');
  const edgedUnits = longestFirst(units.flatMap(([, sources]) => sources.edged));
  const joinedUnits = longestFirst(units.flatMap(([, sources]) => sources.joined));
  const unitSource = `(?:${edgedUnits})${EDGE_AFTER}${joinedUnits ? `|${joinedUnits}` : ''}`;
  // A number in words stands apart from its unit: "und" is no "un d".
  // Digits and blanks are counted: a line of 30,000 of them is to cost no more than its length.
  const numberSource = `\\d{1,9}(?:[.,]\\d{1,9})?|(?:${[...numbers.keys()].sort((a, b) => b.length - a.length).join('|')})(?=[\\s-])`;
  // "forty-five" is one number and no range.
  const hyphened = [...numbers.keys()].filter((n) => n.includes('-')).join('|') || '(?!)';
  const never = /(?!)/u;
  const find = (phrase: Phrase, text: string): RegExpExecArray | null => (phrases.get(phrase)?.get() ?? never).exec(fold(text));
  const sourceOfPhrase = (phrase: Phrase): string => {
    const sources = phraseSources.get(phrase);
    return sources ? `(?:${sourceOf(sources)})` : '(?!)';
  };
  const topicsOf = (title: string): Set<Topic> => {
    const lower = fold(title);
    return new Set([...topics].filter(([, pattern]) => pattern.get().test(lower)).map(([topic]) => topic));
  };
  const labelsOf = (text: string): Set<Label> => {
    const full = fold(text.trim());
    const labelled = (what: string): Set<Label> =>
      new Set(labels.filter(([, pattern]) => pattern.get().test(what)).map(([label]) => label));
    // "SLA (restore)" is that SLA; of "Response (minutes)" the parenthesis says nothing.
    const bare = full.replace(/(?<!\s)\s*\([^()]*\)\s*$/u, '').trim();
    const whole = full.length > 80 ? new Set<Label>() : labelled(full);
    return whole.size > 0 || full.length > 80 || bare === full ? whole : labelled(bare);
  };
  const shared: Omit<Words, 'topics' | 'label'> = {
    languages: lexicons,
    isAbout: (topic, text) => (topics.get(topic)?.get() ?? never).test(fold(text)),
    says: (phrase, text) => (phrases.get(phrase)?.get() ?? never).test(fold(text)),
    isOnly: (phrase, text) => (onlyPhrases.get(phrase)?.get() ?? never).test(fold(text.trim())),
    find,
    captured(phrase, text) {
      const match = find(phrase, text);
      const slot = match?.slice(1).find((group) => group !== undefined);
      if (!match || slot === undefined) return null;
      const start = match.index + match[0].indexOf(slot);
      return text.slice(start, start + slot.length).trim();
    },
    without(phrase, text) {
      const match = find(phrase, text);
      return match ? `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim() : text;
    },
    source: sourceOfPhrase,
    family: (kind) => [...new Set(lexicons.flatMap((l) => l.families[kind] ?? []))].sort((a, b) => b.length - a.length).join('|'),
    month(word) {
      const at = months.map((pattern) => pattern.get().test(fold(word))).indexOf(true);
      return at < 0 ? null : at + 1;
    },
    levelRank: (word) => levels.get(fold(word.trim())) ?? null,
    prefix: (kind) => [...new Set(lexicons.flatMap((l) => l.prefixes[kind]))].join('|'),
    duration: {
      unit: unitSource,
      source: `(?:${AMOUNT_BEFORE}(?!${hyphened})(${numberSource})\\s{0,9}(?:[-–—]|${sourceOfPhrase('through')})\\s{0,9})?${AMOUNT_BEFORE}(${numberSource})(?:\\s{0,9}\\(\\d{1,9}\\))?\\s{0,9}\\+?[\\s-]?(${unitSource})`,
      minutes(text) {
        const unit = unitPatterns.filter(([, pattern]) => pattern.get().test(fold(text.trim()))).at(-1)?.[0];
        return unit ? { minutes: MINUTES[unit], business: unit.startsWith('business') } : null;
      },
      number: (text) =>
        numbers.get(text.toLowerCase()) ?? (Number.isFinite(Number(text.replace(',', '.'))) ? Number(text.replace(',', '.')) : null),
    },
  };
  const topicsAsked = onceForText(topicsOf);
  const labelsAsked = onceForText(labelsOf);
  return () => {
    const words: Words = { ...shared, topics: (title) => topicsAsked(title, words), label: (text) => labelsAsked(text, words) };
    return words;
  };
}
