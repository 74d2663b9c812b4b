import { isIP } from 'node:net';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Milliseconds } from '../core/time/instant.ts';
import type { OutboundRequest, OutboundResponse, SmtpServer } from '../engine/transport.ts';
import { refusalOf } from './guarded-lookup.ts';

type SmtpRequest = Extract<OutboundRequest, { kind: 'smtp' }>;

/** Sends mail over pooled connections, one pool a server. The answer's status is the server's own reply code (RFC 5321 §4.2). */
export function createSmtpSender() {
  const pools = new Map<string, Transporter>();

  function poolOf(server: SmtpServer, timeout: Milliseconds): Transporter {
    const key = JSON.stringify([server.host, server.port, server.security, server.user, server.password, timeout]);
    const known = pools.get(key);
    if (known !== undefined) return known;
    const pool = openPool(server, timeout);
    pools.set(key, pool);
    return pool;
  }

  async function send(request: SmtpRequest): Promise<OutboundResponse> {
    const refusal = isIP(request.server.host) === 0 ? null : refusalOf(request.server.host, true);
    if (refusal !== null) return { kind: 'failed', reason: 'refused-address', detail: refusal };
    const deadline = AbortSignal.timeout(request.timeout);
    const expired = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new Error('expired')), { once: true });
    });
    const sending = poolOf(request.server, request.timeout).sendMail(mailOf(request, deadline));
    sending.catch(() => undefined);
    try {
      const info = (await Promise.race([sending, expired])) as { response?: string };
      return replyOf(info.response ?? '250 accepted');
    } catch (error) {
      return failure(error as SmtpError, deadline, request.timeout);
    }
  }

  function close(): void {
    for (const pool of pools.values()) pool.close();
    pools.clear();
  }

  return { send, close };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

function openPool(server: SmtpServer, timeout: Milliseconds): Transporter {
  return nodemailer.createTransport({
    pool: true,
    maxConnections: 8,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    // One more try when the pool's idle connection turns out to be closed; a message that was begun is never sent again from here.
    maxRequeues: 1,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0]);
}

function mailOf({ mail }: SmtpRequest, signal: AbortSignal) {
  return {
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    headers: mail.headers,
    messageId: mail.messageId,
    signal,
  };
}

function replyOf(reply: string): OutboundResponse {
  return { kind: 'response', status: Number(/^\d{3}/.exec(reply)?.[0] ?? 250), headers: {}, body: reply };
}

/** Codes of nodemailer that mean: this message or these settings are wrong, whenever they are tried. */
const REJECTED = new Set(['EENVELOPE', 'EMESSAGE', 'ECONFIG', 'ENOAUTH']);

function failure(error: SmtpError, deadline: AbortSignal, timeout: Milliseconds): OutboundResponse {
  if (error.responseCode !== undefined) {
    return { kind: 'response', status: error.responseCode, headers: {}, body: error.response ?? error.message };
  }
  if (deadline.aborted || error.code === 'ETIMEDOUT') {
    return { kind: 'failed', reason: 'timeout', detail: `the mail server did not answer within ${timeout / 1_000} s` };
  }
  return { kind: 'failed', reason: REJECTED.has(error.code ?? '') ? 'rejected' : 'connection', detail: error.message };
}
