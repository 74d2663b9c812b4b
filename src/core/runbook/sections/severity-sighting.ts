import type { Source, Text } from '../../policy/source.ts';
import type { Level } from '../read/level.ts';

/** One place where a level stands, with what it says there. `defining`: it says what the level is, not only what is done about it. */
export type Sighting = {
  level: Level;
  src: Source;
  defining: boolean;
  /** One of a series of names without a word about any: "minor, major, critical". */
  series?: true;
  criteria: Text[];
  examples: Text[];
  values: Partial<Record<'system' | 'business' | 'acknowledge' | 'respond' | 'resolve', { text: string; src: Source }>>;
};

/** Chapters in which levels are spoken of rather than told. */
export const ELSEWHERE = [
  'escalation',
  'review',
  'metrics',
  'templates',
  'process',
  'contacts',
  'roles',
  'action-items',
  'procedures',
  'phase',
  'late-phase',
  'when',
  'updates',
  'stakeholders',
  'examples',
  'drills',
] as const;
