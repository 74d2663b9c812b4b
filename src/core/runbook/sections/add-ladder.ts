import type { Ladder } from '../../policy/escalation.ts';
import type { Source } from '../../policy/source.ts';
import type { Delay } from '../../time/delay.ts';
import type { Words } from '../lexicon/words.ts';
import { durations, sinceStart } from '../read/duration.ts';
import type { Reading } from '../read/reading.ts';
import { stated } from '../read/reading.ts';
import { isFirstOnly } from './escalation-call.ts';
import type { Rung } from './ladder-rung.ts';

const START: Delay = { kind: 'after', minutes: 0 };

/** Adds a ladder of the rungs in their order, for the levels named or else for all; the first rung without a time is called at once. */
export function addLadder(reading: Reading, name: string, src: Source, rungs: Rung[], levels: string[] = []): void {
  const { words } = reading;
  const [first] = rungs;
  if (first && ((first.delay === null && first.condition === null) || isTimeToAnswer(first, words))) first.delay = START;
  for (const [i, rung] of rungs.entries()) rung.delay = sinceStart(rung.said, rung.delay, rungs[i - 1]?.delay ?? null, words);
  const id = reading.id('ladder', name || 'ladder');
  const ladder: Ladder = {
    id,
    name: name || 'Escalation',
    severities: levels.length > 0 ? levels : '*',
    procedure: null,
    rungs: rungs.map(({ said: _, ...rung }, i) => ({
      ...rung,
      level: rung.level ?? i + 1,
      id: reading.id('rung', id, String(rung.level ?? i + 1)),
    })),
    ...stated(src),
  };
  reading.policy.ladders.push(ladder);
}

/** "On-call engineer (15 min)" as the first of a ladder has that time to answer, unless it says "after" or "+". */
function isTimeToAnswer({ to, delay, condition, said }: Rung, words: Words): boolean {
  if (delay?.kind !== 'after' || delay.minutes === 0 || condition !== null || !to.every((name) => isFirstOnly(name, words))) return false;
  const behind = said.slice(said.indexOf(to[0] ?? '') + (to[0] ?? '').length);
  return durations(behind, words).length > 0 && !words.says('after', behind) && !/\+/u.test(behind);
}
