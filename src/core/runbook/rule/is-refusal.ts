import { refusals } from './refusals.ts';

const IDS = new Set([...refusals.map((rule) => rule.id), 'no-runbook']);

/** Does this remark say that the text cannot serve as a runbook at all? */
export const isRefusal = (ruleId: string): boolean => IDS.has(ruleId);
