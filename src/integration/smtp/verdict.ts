import type { OutboundResponse } from '../../engine/transport.ts';
import { failedVerdict } from '../http-verdict.ts';
import type { Verdict } from '../integration.ts';
import { oneLine } from '../visible-text.ts';

/** RFC 5321 §4.2.1: 2yz done, 4yz the same later, 5yz never (this address, or this server with these settings). */
export function smtpVerdict(response: OutboundResponse): Verdict {
  if (response.kind === 'failed') return failedVerdict(response);
  const detail = `SMTP ${oneLine(response.body === '' ? String(response.status) : response.body, 300)}`;
  if (response.status >= 200 && response.status < 300) return { outcome: 'sent', detail };
  return { outcome: response.status >= 500 ? 'next-contact' : 'retry', detail };
}
