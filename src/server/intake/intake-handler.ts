import type { IncomingMessage, ServerResponse } from 'node:http';
import { intake as alertmanagerApi } from '../../integration/alertmanager-api/intake.ts';
import { intake as alertmanagerWebhook } from '../../integration/alertmanager-webhook/intake.ts';
import { intake as generic } from '../../integration/generic/intake.ts';
import { createAlertmanagerApi } from './alertmanager/api.ts';
import type { IntakeParts } from './intake-parts.ts';
import { createReceiver, IN_ALERTMANAGERS_WORDS, IN_OUR_WORDS } from './receive.ts';
import { replyJson } from './reply.ts';

/** Prometheus may be pointed at the root or, with `path_prefix: /intake/alertmanager`, here. */
const PREFIX = '/intake/alertmanager';

/**
 * The doors for monitors, in front of the web framework because speed counts here. Returns true when it took the request:
 * `POST /api/v2/alerts` and the rest of Alertmanager's API v2 (also under the prefix), `POST /intake/alertmanager`, `POST /intake/generic`.
 * 200 means that the alerts are on disk. Overload is 503, which Alertmanager sends again.
 */
export function intakeHandler(parts: IntakeParts): (request: IncomingMessage, response: ServerResponse) => boolean {
  const receive = createReceiver(parts);
  const api = createAlertmanagerApi(parts);

  return (request, response) => {
    const url = request.url ?? '';
    if (!url.startsWith('/api/v2/') && !url.startsWith('/intake/')) return false;
    const question = url.indexOf('?');
    const full = question < 0 ? url : url.slice(0, question);
    const path = full.startsWith(`${PREFIX}/`) ? full.slice(PREFIX.length) : full;
    const work = workFor(request, path, question < 0 ? '' : url.slice(question + 1));
    if (work === null) return false;
    const refusal = parts.authenticate(request);
    if (refusal === null) work(response);
    else refuse(request, response, refusal);
    return true;
  };

  function workFor(request: IncomingMessage, path: string, query: string): ((response: ServerResponse) => void) | null {
    if (request.method === 'POST') {
      if (path === '/api/v2/alerts')
        return (response) => receive(request, response, alertmanagerApi, 'alertmanager-api', IN_ALERTMANAGERS_WORDS);
      if (path === PREFIX) return (response) => receive(request, response, alertmanagerWebhook, 'alertmanager-webhook', IN_OUR_WORDS);
      if (path === '/intake/generic') return (response) => receive(request, response, generic, 'generic', IN_OUR_WORDS);
    }
    return api(request, path, query);
  }
}

/** Asked before anything is read. */
function refuse(request: IncomingMessage, response: ServerResponse, reason: string): void {
  request.resume();
  replyJson(response, 401, { code: 401, message: reason }, ['WWW-Authenticate', 'Bearer, Basic realm="Muster intake"']);
}
