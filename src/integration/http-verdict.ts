import type { OutboundResponse } from '../engine/transport.ts';
import type { Verdict } from './integration.ts';
import { oneLine } from './visible-text.ts';

/** Statuses that say "later": a timeout, too early, too many. Every other 4xx, and every redirect, would be the same next time. */
const LATER = new Set([408, 425, 429]);

/** What an HTTP answer means for a message. Network troubles and 5xx pass; an address that may not be called never will be. */
export function httpVerdict(response: OutboundResponse): Verdict {
  if (response.kind === 'failed') return failedVerdict(response);
  const said = response.body === '' ? '' : `: ${oneLine(response.body, 200)}`;
  const detail = `HTTP ${response.status}${said}`;
  if (response.status >= 200 && response.status < 300) return { outcome: 'sent', detail: `HTTP ${response.status}` };
  if (response.status >= 500 || LATER.has(response.status)) return { outcome: 'retry', detail };
  if (response.status >= 300 && response.status < 400)
    return { outcome: 'next-contact', detail: `${detail} (redirects are not followed: set the final address)` };
  return { outcome: 'next-contact', detail };
}

/** The same for every medium when no answer came. */
export function failedVerdict(response: Extract<OutboundResponse, { kind: 'failed' }>): Verdict {
  const passes = response.reason === 'timeout' || response.reason === 'connection';
  return { outcome: passes ? 'retry' : 'next-contact', detail: oneLine(response.detail, 300) };
}
