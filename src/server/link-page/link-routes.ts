import type { FastifyInstance, FastifyReply } from 'fastify';
import { MINUTE } from '../../core/time/instant.ts';
import type { Clock } from '../../engine/clock.ts';
import type { Engine, LinkView } from '../../engine/engine.ts';
import { type Log, reasonOf } from '../../engine/log.ts';
import type { Store } from '../../engine/store.ts';
import { isOwnOrigin } from '../origin.ts';
import { problemOf } from '../problem.ts';
import { describeLink, type Standing } from './describe-link.ts';
import { type LinkPage, renderLinkPage } from './page.ts';
import { LINK_STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const LOOKS_A_MINUTE = 60;

type Parts = { engine: Engine; store: Store; clock: Clock; log: Log; publicUrl: string | undefined };

/**
 * The one-time links of messages. Looking (GET, HEAD) changes nothing, because mail scanners look; the button's POST acknowledges in the
 * name of the person whom the message was for. No account is needed: the token is the proof.
 */
export async function addLinkPages(app: FastifyInstance, { engine, store, clock, log, publicUrl }: Parts): Promise<void> {
  await app.register(async (links) => {
    links.removeAllContentTypeParsers();
    links.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4_096 },
      async (_: unknown, body: string) => ({
        token: new URLSearchParams(body).get('token'),
      }),
    );
    links.setErrorHandler(async (error, _, reply) => {
      const { status } = problemOf(error);
      if (status >= 500) log.error({ reason: reasonOf(error) }, 'a link page failed');
      return answer(reply, status, status >= 500 ? TROUBLE : STRANGE);
    });
    const config = { rateLimit: { max: LOOKS_A_MINUTE, timeWindow: '1 minute' } };
    const schema = { hide: true };

    links.get('/l/style.css', { schema }, async (_, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(LINK_STYLE),
    );

    links.get<{ Params: { token: string } }>('/l/:token', { schema, config }, async ({ params }, reply) => {
      const view = await engine.peekLink(params.token);
      return answer(reply, statusOf(view), describeLink(view, params.token, await standingOf(view), false));
    });

    links.post<{ Params: { token: string }; Body: { token: string | null } | undefined }>(
      '/l/:token',
      { schema, config },
      async (request, reply) => {
        const { token } = request.params;
        const ours = isOwnOrigin(request.headers.origin, request.headers.host, publicUrl) && request.body?.token === token;
        if (!ours) return answer(reply, 403, STRANGE);
        const before = await engine.peekLink(token);
        const after = before.state === 'open' ? await engine.useLink(token) : before;
        return answer(
          reply,
          statusOf(after),
          describeLink(after, token, await standingOf(after), before.state === 'open' && after.state === 'used'),
        );
      },
    );
  });

  async function standingOf(view: LinkView): Promise<Standing> {
    const row = 'incident' in view ? await store.incident(view.incident.id) : null;
    if (row === null) return { since: '', status: '', over: false };
    const { zone } = (await store.settings()).calendar;
    const { lifecycle, acknowledged, moments, raisedAt } = row.state;
    const open = lifecycle === 'triage' || lifecycle === 'active';
    const answered = acknowledged === null ? 'nobody has acknowledged it' : `acknowledged by ${acknowledged.by}`;
    return { since: inWords(moments.impact ?? raisedAt, zone, clock.now()), status: open ? answered : lifecycle, over: !open };
  }
}

const STRANGE: LinkPage = {
  title: 'Muster',
  tone: 'calm',
  heading: 'This did not come from the page',
  incident: null,
  text: 'Open the link in the message and use its button. Nothing was changed.',
  token: null,
  person: null,
  room: '/',
};

const TROUBLE: LinkPage = {
  ...STRANGE,
  heading: 'Muster has trouble',
  text: 'Nothing was changed. Wait a moment and try again; tell your team yourself if you cannot.',
};

function answer(reply: FastifyReply, status: number, page: LinkPage) {
  return reply
    .code(status)
    .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    .type('text/html; charset=utf-8')
    .send(renderLinkPage(page));
}

function statusOf(view: LinkView): number {
  return view.state === 'unknown' ? 404 : view.state === 'expired' ? 410 : 200;
}

function inWords(instant: number, zone: string, now: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const minutes = Math.max(0, Math.round((now - instant) / MINUTE));
  const ago = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
  return `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} ${zone}, ${ago} ago`;
}
