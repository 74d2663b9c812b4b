import type { Reading } from './read/reading.ts';
import { readActionItems } from './sections/action-item.ts';
import { readCadence } from './sections/cadence.ts';
import { readChannels, readCommunicationRules } from './sections/channel.ts';
import { readCommandBlocks } from './sections/command-block.ts';
import { readContacts } from './sections/contact.ts';
import { readDetection } from './sections/detection.ts';
import { readDocument } from './sections/document.ts';
import { readEscalationLadders } from './sections/escalation-ladder.ts';
import { readEscalationMatrix } from './sections/escalation-matrix.ts';
import { readEscalationProse } from './sections/escalation-prose.ts';
import { readPagingRepeat } from './sections/escalation-repeat.ts';
import { readFreshness } from './sections/freshness.ts';
import { readGates } from './sections/gate.ts';
import { readMeeting } from './sections/meeting.ts';
import { readMetrics } from './sections/metric.ts';
import { readPhases } from './sections/phase.ts';
import { readPostmortemSections } from './sections/postmortem.ts';
import { readProcedures } from './sections/procedure.ts';
import { readReadiness } from './sections/readiness.ts';
import { readRecordFields } from './sections/record-field.ts';
import { readRecurring } from './sections/recurring.ts';
import { readReview } from './sections/review.ts';
import { readRoles } from './sections/role.ts';
import { linkCategories, readCategories, readScenarios } from './sections/scenario.ts';
import { readSeverities } from './sections/severity.ts';
import { readTemplates } from './sections/template.ts';
import { readTools } from './sections/tool.ts';

/**
 * The recognisers in the order in which they read. The severity scale comes first because all others speak of it; phases and
 * procedures come late and take as steps only what nobody else has claimed.
 */
export const recognisers: readonly ((reading: Reading) => void)[] = [
  readSeverities,
  readEscalationMatrix,
  readEscalationLadders,
  readRoles,
  readContacts,
  readPostmortemSections,
  readTemplates,
  readDetection,
  readTools,
  readChannels,
  readCommunicationRules,
  readPagingRepeat,
  readEscalationProse,
  readMetrics,
  readRecurring,
  readFreshness,
  readRecordFields,
  readScenarios,
  readCategories,
  readDocument,
  readPhases,
  readGates,
  readProcedures,
  readCommandBlocks,
  readCadence,
  readReview,
  readMeeting,
  readActionItems,
  readReadiness,
  linkCategories,
];
