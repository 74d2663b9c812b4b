import type { Severity } from '../../policy/severity.ts';
import type { Source } from '../../policy/source.ts';
import { NOT_STATED } from '../../policy/source.ts';
import type { Phrase } from '../lexicon/lexicon.ts';
import { delayIn } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { statements, tablesIn } from '../read/visit.ts';
import { timesByLevel } from './escalation-times.ts';
import { isClock } from './severity-target.ts';

type Clock = 'acknowledgeWithin' | 'respondWithin' | 'resolveWithin';
const SAID: [Phrase, Clock][] = [
  ['acknowledges', 'acknowledgeWithin'],
  ['responds', 'respondWithin'],
  ['resolves', 'resolveWithin'],
];

/**
 * Clocks that stand apart from the scale, where it has none: "Acknowledge pages within 5 minutes (SEV-1) / 15 minutes (SEV-2)" in a duty,
 * "SEV-1 resolution | 4 h" in a table of targets.
 */
export function readClocks(reading: Reading): void {
  const { words, scale } = reading;
  for (const { text, src } of statements(reading)) {
    const clock = SAID.find(([phrase]) => words.find(phrase, text)?.index === 0)?.[1];
    if (clock) for (const { severities, text: time } of timesByLevel(reading, text)) set(reading, severities, clock, time, src);
  }
  for (const { block } of tablesIn(reading.sections))
    for (const [name, time] of block.rows) {
      const ids = name && time && isClock(time.text, words) ? scale.mentioned(name.text) : [];
      const rest = (name?.text ?? '').replace(/^\S*\d\s*/u, '');
      const clock = SAID.find(([phrase]) => words.isOnly(phrase, rest))?.[1];
      if (clock && name && time && ids.length === 1) set(reading, ids, clock, time.text, time.src);
    }
}

function set(reading: Reading, ids: string[], clock: Clock, text: string, src: Source): void {
  const delay = delayIn(text, reading.words);
  if (delay === null) return;
  reading.policy.severities = reading.policy.severities.map(
    (severity): Severity =>
      ids.includes(severity.id) && severity[clock] === NOT_STATED
        ? { ...severity, [clock]: { value: { text, delay }, ...stated(src) } }
        : severity,
  );
}
