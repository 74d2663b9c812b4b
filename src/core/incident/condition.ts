import type { Condition } from '../policy/escalation.ts';
import type { IncidentState } from './state.ts';

const YES = new Set(['yes', 'y', 'true', '1', 'ja', 'oui', 'si', 'sí', 'да', 'はい', '是']);
const NO = new Set(['no', 'n', 'false', '0', 'nein', 'non', 'нет', 'いいえ', '否']);

export function isOpen(state: IncidentState): boolean {
  return state.lifecycle === 'triage' || state.lifecycle === 'active';
}

/** A yes or no as people write it; null for anything else. */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return 'yes';
  return NO.has(word) ? 'no' : null;
}

/** A condition's words as a question: "customer-facing?" for "if customer-facing". */
export function questionOf({ text }: Pick<Condition, 'text'>): string {
  return `${text.replace(/^(if|when|falls|wenn|si|если)\s+/iu, '').replace(/[?.]$/, '')}?`;
}

/** Nobody is asked whether the incident is resolved or acknowledged. */
export function isKnown({ field }: Condition): boolean {
  return field === 'unresolved' || field === 'unacknowledged';
}

/** Is the condition fulfilled? Null while nobody has answered its question. Two conditions are known without asking. */
export function fulfils(condition: Condition, state: IncidentState): boolean | null {
  if (condition.field === 'unresolved') return isOpen(state) === condition.expects;
  if (condition.field === 'unacknowledged') return (state.acknowledged === null) === condition.expects;
  const answer = Object.hasOwn(state.answers, condition.field) ? yesOrNo(state.answers[condition.field]?.value ?? '') : null;
  return answer === null ? null : (answer === 'yes') === condition.expects;
}
