import type { z } from 'zod';
import type { OutboundRequest } from '../../engine/transport.ts';
import type { OutgoingMessage } from '../integration.ts';
import { plainText, textOf } from '../message-text.ts';
import type { smtpConfig } from './config.ts';
import { htmlMail } from './html-mail.ts';

/** A mail in text and plain HTML. Its Message-ID comes from the idempotency key, so that a second copy is recognised as the same mail. */
export function notify(message: OutgoingMessage, config: z.infer<typeof smtpConfig>): OutboundRequest {
  const { host, port, security, user, password, from } = config;
  const domain = /@([^@<>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    kind: 'smtp',
    server: { host, port, security, user, password },
    mail: {
      from,
      to: message.to.address,
      subject: textOf(message).subject,
      text: `${plainText(message, 50_000)}\n`,
      html: htmlMail(message),
      headers: headersOf(message, domain),
      messageId: `<${token(message.idempotencyKey)}@${domain}>`,
    },
    timeout: 20_000,
  };
}

/** RFC 3834: no out-of-office answers, please. Mails of one incident refer to one id, so that they stand together. */
function headersOf(message: OutgoingMessage, domain: string): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(message.incident === null ? {} : { References: `<incident-${message.incident.number}@${domain}>` }),
    ...(message.urgent ? { Importance: 'high', 'X-Priority': '1' } : {}),
  };
}

function token(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, (char) => `=${(char.codePointAt(0) as number).toString(16)}`).slice(0, 180);
}
