import type { Mail, OutboundRequest, OutboundResponse, Transport } from '../src/engine/transport.ts';

export type SentMail = Mail & { at: number };

export type StoryTransport = Transport & {
  /** Mails that were taken, in order. */
  mails: SentMail[];
  /** HTTP requests that were taken (ntfy, webhooks, the heartbeat). */
  requests: (Extract<OutboundRequest, { kind: 'http' }> & { at: number })[];
  /** What the terminal was told when nothing else was left. */
  terminal: string[];
  /** How providers answer from now on. Null, or an answer of null: they take everything (or the real transport is asked). */
  answer: ((request: OutboundRequest) => OutboundResponse | Promise<OutboundResponse> | null) | null;
};

const TAKEN: OutboundResponse = { kind: 'response', status: 250, headers: {}, body: '250 taken' };
const OK: OutboundResponse = { kind: 'response', status: 200, headers: {}, body: '' };

/** Keeps what leaves the program. `real`: sends it as well, so that a real server decides what is taken. */
export function createStoryTransport(now: () => number, real: Transport | null): StoryTransport {
  const story: StoryTransport = {
    mails: [],
    requests: [],
    terminal: [],
    answer: null,
    async send(request) {
      if (request.kind === 'terminal') {
        story.terminal.push(...request.lines);
        return OK;
      }
      const at = now();
      const response = await (story.answer?.(request) ?? real?.send(request) ?? (request.kind === 'smtp' ? TAKEN : OK));
      if (response.kind !== 'response' || response.status >= 300) return response;
      if (request.kind === 'smtp') story.mails.push({ ...request.mail, at });
      else story.requests.push({ ...request, at });
      return response;
    },
    close: async () => real?.close(),
  };
  return story;
}
