import type { z } from 'zod';
import type { AlertSignal } from '../core/alert/alert.ts';
import type { NotificationPurpose } from '../core/incident/notification.ts';
import type { Source } from '../core/policy/source.ts';
import type { Instant } from '../core/time/instant.ts';
import type { OutboundRequest, OutboundResponse } from '../engine/transport.ts';

/** What a monitor sent, as it came. */
export type IntakeRequest = {
  headers: Record<string, string | undefined>;
  query: Record<string, string>;
  body: unknown;
  receivedAt: Instant;
};

/** The good part of a batch is taken even when another part is bad: `problems` says what was wrong with the rest, one sentence each. */
export type IntakeResult = { signals: AlertSignal[]; problems: string[] };

/**
 * One message, with all its words chosen: what, since when, how bad, what to do first, which line of the runbook asked.
 * `idempotencyKey` is the same for every try. `acknowledgeUrl` opens a page with a button; opening it alone acknowledges nothing.
 */
export type OutgoingMessage = {
  idempotencyKey: string;
  purpose: NotificationPurpose;
  urgent: boolean;
  to: { name: string; address: string };
  subject: string;
  headline: string;
  facts: { label: string; value: string }[];
  firstSteps: string[];
  body: string | null;
  reason: string;
  runbook: { name: string; src: Source | null };
  incident: { number: number; title: string; severity: string | null; url: string } | null;
  acknowledgeUrl: string | null;
  sentAt: Instant;
};

/** `retry`: the same again later. `next-contact`: this address will never work. `sent`: the provider has it. */
export type Verdict = { outcome: 'sent' | 'retry' | 'next-contact'; detail: string };

/**
 * One service that Muster talks with: what it can do is what it has. An integration neither sends nor waits: it makes requests of messages
 * and verdicts of answers; the transport does the rest. `config` is parsed by its own schema before either is called.
 */
export type Integration<Config extends z.ZodType = z.ZodType> = {
  name: string;
  title: string;
  config: Config;
  /** Who reads what arrives, when it is no person: many messages at once are joined for people, and a program is told of each incident. */
  reader?: 'program';
  /** For people who fill in the settings: what an address of this channel looks like. */
  address?: { label: string; example: string; check: (address: string) => string | null };
  intake?: (request: IntakeRequest) => IntakeResult;
  /** A method, so that a list of integrations with different settings has one type; who calls it has parsed `config` with the schema. */
  notify?(message: OutgoingMessage, config: z.infer<Config>): OutboundRequest;
  verdict?: (response: OutboundResponse) => Verdict;
};
