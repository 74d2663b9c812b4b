import type { IncomingMessage, ServerResponse } from 'node:http';
import { reasonOf } from '../../../engine/log.ts';
import { StoreUnavailable } from '../../../engine/store.ts';
import type { IntakeParts } from '../intake-parts.ts';
import { readJson } from '../read-body.ts';
import { replyJson } from '../reply.ts';
import { listAlerts, listGroups } from './alerts.ts';
import { BadFilter } from './filter.ts';
import { type Answer, expireSilence, getSilence, listSilences, saveSilence } from './silences.ts';
import { RECEIVER, statusOf } from './status.ts';

type Work = (response: ServerResponse) => void;

/** Alertmanager's API v2 beside `POST /alerts`: what amtool, Grafana and other clients ask for. Null: not a path of ours. */
export function createAlertmanagerApi(parts: IntakeParts) {
  const startedAt = parts.clock.now();

  return (request: IncomingMessage, path: string, query: string): Work | null => {
    const search = () => new URLSearchParams(query);
    const id = /^\/api\/v2\/silence\/([^/]+)$/.exec(path)?.[1];
    switch (`${request.method} ${id === undefined ? path : '/api/v2/silence/ID'}`) {
      case 'GET /api/v2/alerts':
        return answered(async () => [200, await listAlerts(parts, search())]);
      case 'GET /api/v2/alerts/groups':
        return answered(async () => [200, await listGroups(parts, search())]);
      case 'GET /api/v2/silences':
        return answered(async () => [200, await listSilences(parts, search())]);
      case 'POST /api/v2/silences':
        return (response) => readSilence(request, response);
      case 'GET /api/v2/silence/ID':
        return answered(() => getSilence(parts, id ?? ''));
      case 'DELETE /api/v2/silence/ID':
        return answered(() => expireSilence(parts, id ?? ''));
      case 'GET /api/v2/receivers':
        return answered(async () => [200, [{ name: RECEIVER }]]);
      case 'GET /api/v2/status':
        return answered(async () => [200, statusOf(startedAt, parts.version ?? '0.0.0')]);
      default:
        return null;
    }
  };

  function readSilence(request: IncomingMessage, response: ServerResponse): void {
    readJson(request, (error, body) => {
      if (error === null) answered(() => saveSilence(parts, body))(response);
      else replyJson(response, error.status, { code: error.status, message: error.message });
    });
  }

  function answered(ask: () => Promise<Answer>): Work {
    return (response) => {
      ask().then(
        ([status, value]) => replyJson(response, status, value),
        (error: unknown) => {
          if (error instanceof BadFilter) return replyJson(response, 400, error.message);
          if (!(error instanceof StoreUnavailable)) parts.log.error({ reason: reasonOf(error) }, 'intake could not answer');
          return replyJson(response, error instanceof StoreUnavailable ? 503 : 500, 'the store cannot answer now: ask again');
        },
      );
    };
  }
}
