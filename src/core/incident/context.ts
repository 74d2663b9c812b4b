import type { Directory } from '../oncall/directory.ts';
import type { CompiledPolicy } from '../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';

/** What a decision may know beside the incident itself: the pinned policy (base facts filled in), who is there, and the working days. */
export type DecisionContext = { policy: CompiledPolicy; directory: Directory; calendar: Calendar };
