import type { Source } from '../../policy/source.ts';
import type { Procedure, Step } from '../../policy/work.ts';
import type { Words } from '../lexicon/words.ts';
import { onceForLanguages } from '../once.ts';
import { levelAt } from '../read/level.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';

const prefixOf = onceForLanguages(
  (words: Words) => new RegExp(`^(?:${words.prefix('procedure')})\\s*(?:#?\\d+|[a-z](?![\\p{L}\\p{N}]))?\\s*[:：.–—-]\\s*`, 'iu'),
);

/** Adds a procedure under its bare name: "Incident: SEV-1 – Disk full" is "Disk full". A name that is known already is not added again. */
export function addProcedure(
  reading: Reading,
  raw: string,
  kind: Procedure['kind'],
  category: string | null,
  src: Source,
  steps: (id: string) => Step[] = () => [],
): void {
  const { words } = reading;
  // "Example alert #1" shows how to write one; "Example: Disk full" is one.
  if (words.find('example', raw)?.index === 0 && !/^\S+\s*\d*\s*[:：–—]/u.test(raw)) return;
  const name = withoutLevel(reading, raw).replace(prefixOf(words), '').replace(/[*`]/g, '').trim();
  if (name === '' || reading.policy.procedures.some((p) => p.name === name)) return;
  const id = reading.id('procedure', name);
  reading.policy.procedures.push({ id, name, kind, category, steps: steps(id), ...stated(src) });
}

/** "SEV-1 – Disk full", "P2/P3: Disk full" and "Disk full (SEV-1)" are "Disk full". */
function withoutLevel({ words }: Reading, raw: string): string {
  const isLevel = (text: string): boolean => levelAt(text, words)?.form === 'id';
  const [, head, tail] = /^(\S{1,20})\s*[:–—-]\s+(\S.*)$/u.exec(raw) ?? [];
  const bare = head && tail && isLevel(head) && head.split(/[/,&+]/u).every(isLevel) ? tail : null;
  const level = levelAt(raw, words);
  const named = bare ?? (level?.form === 'id' && /^\S+\s*[:–—-]/u.test(raw) ? level.tail || raw : raw);
  const [, before, bracket] = /^(.{3,200}?)\s?[([]([^()[\]]{1,20})[)\]]$/u.exec(named) ?? [];
  const levels = bracket?.split(/[/,&+–-]\s?(?=\p{L})/u) ?? [];
  return before && levels.length > 0 && levels.every((each) => isLevel(each) && !/\s/u.test(each.trim())) ? before : named;
}
