import type { DecisionContext } from '../incident/context.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Template } from '../policy/communication.ts';
import type { Instant } from '../time/instant.ts';
import { certainChoice } from './choice.ts';
import { type Slot, slotsOf } from './hole-slot.ts';
import { holeValues } from './hole-values.ts';
import { meaningOf } from './hole-words.ts';

/** A draft: what is known is filled in, what is not stays as the runbook wrote it and is listed in `missing`, each name once. */
export type FilledTemplate = {
  template: string;
  name: string;
  audience: string;
  subject: string | null;
  body: string;
  missing: { name: string; choices: string[] }[];
};

/** Fills a template of the runbook with what is known of the incident at `now`. A single pass: a filled value is never filled again. */
export function fillTemplate(context: DecisionContext, state: IncidentState, template: Template, now: Instant): FilledTemplate {
  const values = holeValues(context, state, now);
  const missing = new Map<string, string[]>();
  const valueOf = (slot: Slot): string | null => {
    const value = slot.choices.length > 0 ? certainChoice(slot.choices, context, state) : valueByMeaning(slot, values);
    if (value === null) missing.set(slot.name, slot.choices);
    return value;
  };
  const subject =
    template.subject === null ? null : fillSlots(template.subject, slotsOf(template.subject, template.holes, 'subject'), valueOf);
  const body = fillSlots(template.body, slotsOf(template.body, template.holes, 'body'), valueOf);
  return {
    template: template.id,
    name: template.name,
    audience: template.audience,
    subject,
    body,
    missing: [...missing].map(([name, choices]) => ({ name, choices })),
  };
}

/** Replaces each slot by its value, from left to right; one without a value stays as it is written. */
export function fillSlots(text: string, slots: readonly Slot[], valueOf: (slot: Slot) => string | null): string {
  let filled = '';
  let from = 0;
  for (const slot of slots) {
    const value = valueOf(slot);
    if (value === null) continue;
    filled += text.slice(from, slot.start) + value;
    from = slot.end;
  }
  return filled + text.slice(from);
}

function valueByMeaning(slot: Slot, values: ReturnType<typeof holeValues>): string | null {
  const meaning = meaningOf(slot);
  const value = meaning === null ? undefined : values[meaning];
  if (value === undefined) return null;
  if (meaning === 'severity') return withoutRepeat(value, slot.before);
  // "#incident-[id]" wants the number alone.
  const within = meaning === 'incident-id' && /[\p{L}\p{N}][-_]$/u.test(slot.before);
  return within ? value.replace(/^INC-/, '') : value;
}

/** `P{severity}` filled with "P1" is "P1" and not "PP1": what already stands before the blank is left out of the value. */
function withoutRepeat(value: string, before: string): string {
  const word = /[\p{L}\p{N}]+[-\s]?$/u.exec(before)?.[0] ?? '';
  return word !== '' && value.length > word.length && value.toLowerCase().startsWith(word.toLowerCase()) ? value.slice(word.length) : value;
}
