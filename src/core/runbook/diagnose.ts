import type { Diagnostic } from '../policy/diagnostic.ts';
import { collector } from './excerpt.ts';
import type { Reading } from './read/reading.ts';
import { checkCommands } from './rules/commands.ts';
import { checkDocument } from './rules/document.ts';
import { checkEscalation } from './rules/escalation.ts';
import { checkMessages } from './rules/messages.ts';
import { checkTargets } from './rules/targets.ts';

const RULES = [checkDocument, checkEscalation, checkTargets, checkMessages, checkCommands] as const;

/** Everything that the owner should know before the night, in the order of the document. */
export function diagnose(reading: Reading): Diagnostic[] {
  const { report, all } = collector(reading);
  for (const rule of RULES) rule(reading, report);
  return all();
}
