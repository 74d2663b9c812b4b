import type { EscalationPins } from './pin-escalation.ts';
import type { LearningPins } from './pin-learning.ts';
import type { PeoplePins } from './pin-people.ts';
import type { PhasePins } from './pin-phases.ts';
import type { PromisePins } from './pin-promises.ts';
import type { SeverityPins } from './pin-severity.ts';
import type { StepPins } from './pin-steps.ts';
import type { TalkingPins } from './pin-talking.ts';
import type { ToolPins } from './pin-tools.ts';

/** The values under `muster:`, once they are valid: what each kind says of itself, and the settings for this document. */
export type Pins = SeverityPins &
  EscalationPins &
  PeoplePins &
  PromisePins &
  PhasePins &
  StepPins &
  ToolPins &
  TalkingPins &
  LearningPins & {
    ignore?: (number | string)[];
    rules?: Record<string, 'error' | 'warning' | 'note' | 'off'>;
  };
