import type { Reading } from '../read/reading.ts';
import type { Finding, PinnedFrontMatter } from './front-matter.ts';
import { applyIgnored } from './ignore.ts';
import { pinEscalation } from './pin-escalation.ts';
import { pinLearning } from './pin-learning.ts';
import { pinPeople } from './pin-people.ts';
import { pinPhases } from './pin-phases.ts';
import { pinPromises } from './pin-promises.ts';
import { pinSeverities } from './pin-severity.ts';
import { pinSteps } from './pin-steps.ts';
import { pinTalking } from './pin-talking.ts';
import { pinTools } from './pin-tools.ts';
import type { Pinning } from './pinning.ts';
import type { Pins } from './pins.ts';

/**
 * Corrects what was read by the owner's pins: a pin wins, and is marked `pinned` with its own line. Gives what there is to say about the
 * pins themselves, and the lines that nobody is to remark on.
 */
export function applyPins(reading: Reading, { pins, at, findings }: PinnedFrontMatter): { findings: Finding[]; ignored: Set<number> } {
  const told = [...findings];
  if (pins === null) return { findings: told, ignored: new Set() };
  const pinning: Pinning<Pins> = {
    reading,
    pins,
    at,
    unmatched(src, reason, fix = 'Correct the name, or remove the pin.') {
      told.push({ ruleId: 'pin-unmatched', src, remark: { reason, fix } });
    },
    repeats(src, what) {
      told.push({
        ruleId: 'pin-repeats',
        src,
        remark: { reason: `The text states this by now: ${what}.`, fix: 'Remove the pin; else it wins when the text changes.' },
      });
    },
  };
  const ignored = applyIgnored(pinning);
  pinSeverities(pinning);
  pinEscalation(pinning);
  pinPromises(pinning);
  pinPeople(pinning);
  pinTalking(pinning);
  pinPhases(pinning);
  pinSteps(pinning);
  pinTools(pinning);
  pinLearning(pinning);
  return { findings: told, ignored };
}
