import type { IncomingMessage, ServerResponse } from 'node:http';
import { reasonOf } from '../../engine/log.ts';
import { StoreUnavailable } from '../../engine/store.ts';
import type { IntakeRequest, IntakeResult } from '../../integration/integration.ts';
import type { IntakeParts } from './intake-parts.ts';
import { type BadBody, readJson } from './read-body.ts';
import { replyEmpty, replyJson } from './reply.ts';

/** How one family of senders is answered. */
export type Wording = {
  taken(response: ServerResponse, count: number): void;
  /** Part of the batch was bad; `count` alerts were taken all the same. */
  partly(response: ServerResponse, count: number, problems: string[]): void;
  bad(response: ServerResponse, status: number, message: string): void;
};

/** Alertmanager's API v2: an empty 200, a JSON string for what was wrong with alerts, an object for what was wrong with the request. */
export const IN_ALERTMANAGERS_WORDS: Wording = {
  taken: (response) => replyEmpty(response, 200),
  partly: (response, _count, problems) => replyJson(response, 400, problems.join('; ')),
  bad: (response, code, message) => replyJson(response, code, { code, message }),
};

/** RFC 9457 for what is wrong; `accepted` says how much was taken. */
export const IN_OUR_WORDS: Wording = {
  taken: (response, count) => replyJson(response, 200, { accepted: count }),
  partly: (response, count, problems) => replyProblem(response, 400, { detail: problems.join('; '), accepted: count, problems }),
  bad: (response, status, message) => replyProblem(response, status, { detail: message }),
};

const TITLES: Record<number, string> = { 400: 'Bad request', 413: 'Too large', 415: 'Not JSON', 503: 'Not now' };

function replyProblem(response: ServerResponse, status: number, more: object): void {
  const body = JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Error', status, ...more });
  response.writeHead(status, ['Content-Type', 'application/problem+json', 'Content-Length', String(Buffer.byteLength(body))]).end(body);
}

/** Requests being read or written to disk at one time; more than that means that the disk does not keep up. */
const MOST_IN_HAND = 20_000;
const NO_QUERY: Record<string, string> = {};
const NO_HEADERS: Record<string, string> = {};

type Intake = (request: IntakeRequest) => IntakeResult;

/** Reads, validates, puts on disk, answers: in this order, for every door. */
export function createReceiver({ engine, clock, log }: IntakeParts) {
  let inHand = 0;

  function receive(request: IncomingMessage, response: ServerResponse, intake: Intake, source: string, wording: Wording): void {
    if (inHand >= MOST_IN_HAND) {
      request.resume();
      wording.bad(response, 503, 'too many requests are waiting for the disk: send it again');
      return;
    }
    inHand += 1;
    response.once('close', () => {
      inHand -= 1;
    });
    readJson(request, (error, body) => {
      if (error === null) take(body, response, intake, source, wording);
      else refuse(response, error, wording);
    });
  }

  function take(body: unknown, response: ServerResponse, intake: Intake, source: string, wording: Wording): void {
    const receivedAt = clock.now();
    const { signals, problems } = intake({ headers: NO_HEADERS, query: NO_QUERY, body, receivedAt });
    const answer = () => {
      if (problems.length === 0) wording.taken(response, signals.length);
      else wording.partly(response, signals.length, problems);
    };
    if (signals.length === 0) {
      answer();
      return;
    }
    engine.accept({ receivedAt, source, signals }).then(answer, (error: unknown) => {
      if (!(error instanceof StoreUnavailable)) log.error({ reason: reasonOf(error) }, 'intake could not write signals');
      wording.bad(response, 503, 'the store cannot write now: send it again');
    });
  }

  return receive;
}

/** What is left of an oversized body is not worth reading: the connection goes with it. */
function refuse(response: ServerResponse, error: BadBody, wording: Wording): void {
  if (error.status === 413) {
    response.setHeader('Connection', 'close');
    response.shouldKeepAlive = false;
  }
  wording.bad(response, error.status, error.message);
}
