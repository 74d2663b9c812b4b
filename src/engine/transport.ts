import type { Milliseconds } from '../core/time/instant.ts';

/** What an integration wants sent. The transport alone opens connections; it resolves, checks and pins addresses and refuses redirects. */
export type OutboundRequest =
  | { kind: 'http'; method: 'POST' | 'PUT' | 'GET'; url: string; headers: Record<string, string>; body: string; timeout: Milliseconds }
  | { kind: 'smtp'; server: SmtpServer; mail: Mail; timeout: Milliseconds }
  | { kind: 'terminal'; lines: string[] };

export type SmtpServer = {
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  user: string | null;
  password: string | null;
};

export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  messageId: string;
};

/** What came back, or why nothing did. `timeout` and `connection` say nothing about whether the other side took it. */
export type OutboundResponse =
  | { kind: 'response'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'failed'; reason: 'timeout' | 'connection' | 'refused-address' | 'rejected'; detail: string };

export interface Transport {
  send(request: OutboundRequest): Promise<OutboundResponse>;
  close(): Promise<void>;
}
