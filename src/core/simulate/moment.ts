import type { Source } from '../policy/source.ts';
import type { Instant } from '../time/instant.ts';
import type { MessageWay } from './ways.ts';

export type MomentKind =
  | 'page'
  | 'inform'
  | 'update'
  | 'reminder'
  | 'catch-all'
  | 'deadline'
  | 'missed'
  | 'skipped'
  | 'exhausted'
  | 'phase'
  | 'role'
  | 'incident'
  | 'alert'
  | 'work'
  | 'undelivered'
  | 'late'
  | 'refused';

/**
 * Something that happens, or falls due, `offsetMinutes` after the start. `who`: names, of those who are told or who owe it. `ways`: how a
 * message went to each of them, where people have contact methods.
 */
export type SimulatedMoment = {
  at: Instant;
  offsetMinutes: number;
  kind: MomentKind;
  text: string;
  who: string[];
  src: Source | null;
  ways?: MessageWay[];
};

export type Said = Omit<SimulatedMoment, 'offsetMinutes'>;
