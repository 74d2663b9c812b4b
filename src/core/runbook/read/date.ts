import type { Words } from '../lexicon/words.ts';

const YEAR_FIRST = /(?<!\d)(\d{4})[-/.\p{sc=Han}](\d{1,2})(?:[-/.\p{sc=Han}](\d{1,2}))?(?!\d)/u;
const DOTTED = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/u;
const NAMED =
  /(?:(?<!\d)(\d{1,2})(?:\p{L}{2}|[.ºª])?\s+(?:\p{L}{2,3}\s+)?)?(?<!\p{L})(\p{L}{3,})\.?\s+(?:(\d{1,2})(?:\p{L}{2})?,?\s+)?(?:\p{L}{2,3}\s+)?(\d{4})(?!\d)/gu;

/**
 * "2025-03-01", "2025年3月1日", "01.03.2025", "1 March 2025", "March 1, 2025", "1 de marzo de 2025", "March 2025" (its last day); null for
 * dates that can be read in two ways.
 */
export function dateIn(text: string, words: Words): Temporal.PlainDate | null {
  const first = YEAR_FIRST.exec(text);
  if (first) return dateOf(first[1], Number(first[2]), first[3]);
  const dotted = DOTTED.exec(text);
  if (dotted) return dateOf(dotted[3], Number(dotted[2]), dotted[1]);
  for (const match of text.matchAll(NAMED)) {
    const month = words.month(match[2] ?? '');
    if (month !== null) return dateOf(match[4], month, match[1] ?? match[3]);
  }
  return null;
}

function dateOf(year: string | undefined, month: number, day: string | undefined): Temporal.PlainDate | null {
  try {
    const whole = day === undefined;
    return Temporal.PlainDate.from(
      { year: Number(year), month, day: whole ? 31 : Number(day) },
      { overflow: whole ? 'constrain' : 'reject' },
    );
  } catch {
    return null;
  }
}
