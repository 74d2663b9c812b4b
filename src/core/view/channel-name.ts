import type { IncidentState } from '../incident/state.ts';
import { dateOf } from './words-for-time.ts';

/**
 * The name of an incident's own channel by the runbook's pattern: `#incident-YYYY-MM-DD`, `#inc-[id]`, `#incident-{number}`. The date is
 * the day on which the incident was raised, in the zone. A hole that is not known stays as it is written.
 */
export function channelName(pattern: string, state: IncidentState, zone: string): string {
  const date = dateOf(state.raisedAt, zone);
  const [year = '', month = '', day = ''] = date.split('-');
  return pattern.replace(/[[{<](?:[^\]}>]*)[\]}>]|YYYY|MM|DD/gi, (hole) => {
    const name = hole.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    const value = { yyyy: year, mm: month, dd: day, date, yyyymmdd: date }[name];
    if (value !== undefined) return value;
    if (/^(?:id|number|incidentid|incidentnumber|incident|ticket|ticketnumber|inc)$/.test(name)) return String(state.number);
    if (/^(?:title|name|description|briefdescription|shortdescription|slug|summary)$/.test(name)) return slug(state.title);
    if (/^(?:severity|sev|level)$/.test(name)) return slug(state.severity ?? 'unknown');
    if (/^(?:service|system)$/.test(name) && state.service !== null) return slug(state.service);
    return hole;
  });
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}
