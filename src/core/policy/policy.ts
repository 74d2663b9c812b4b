import type { Cadence, Channel, CommunicationRule, Template } from './communication.ts';
import type { DocumentFacts } from './document.ts';
import type { Ladder, MatrixRule, PagingRepeat, RotationMention } from './escalation.ts';
import type { ActionItems, Freshness, Metric, Readiness, RecordField, Recurring, Review } from './learning.ts';
import type { Contact, Role } from './role.ts';
import type { Severity } from './severity.ts';
import type { Category, CommandBlock, DetectionSource, Phase, Procedure, Scenario, Tool } from './work.ts';

export const POLICY_VERSION = 1;

/**
 * Everything a runbook says, as plain JSON: the only hand-off between the compiler and the program that runs incidents.
 * Every fact carries its source line. Lists are empty where the runbook is silent. `hash` is the SHA-256 of the source text, in hex.
 */
export type CompiledPolicy = {
  version: typeof POLICY_VERSION;
  hash: string;
  document: DocumentFacts;
  severities: Severity[];
  matrix: MatrixRule[];
  ladders: Ladder[];
  /** Absent where the runbook is silent, and in what was compiled before this was read. */
  repeat?: PagingRepeat;
  rotation: RotationMention[];
  roles: Role[];
  contacts: Contact[];
  phases: Phase[];
  procedures: Procedure[];
  commandBlocks: CommandBlock[];
  scenarios: Scenario[];
  categories: Category[];
  detection: DetectionSource[];
  tools: Tool[];
  templates: Template[];
  cadence: Cadence[];
  channels: Channel[];
  communication: CommunicationRule[];
  review: Review;
  actionItems: ActionItems;
  metrics: Metric[];
  reports: Recurring[];
  drills: Recurring[];
  upkeep: Recurring[];
  freshness: Freshness;
  readiness: Readiness[];
  recordFields: RecordField[];
};
