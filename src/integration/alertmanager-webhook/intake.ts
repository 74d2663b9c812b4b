import type { AlertSignal } from '../../core/alert/alert.ts';
import { NEVER_ENDS } from '../../core/alert/fold-signals.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { IntakeRequest, IntakeResult } from '../integration.ts';
import { BadAlert, isRecord, readAnnotations, readEach, readLabels, readLink, readTime } from '../read-alert.ts';

/**
 * Alertmanager's webhook, version "4", and Grafana's, which adds fields of its own. Each alert carries its status; a group's alerts that
 * are not listed (`truncatedAlerts`, or simply gone) are not resolved by that. The sender says when an alert is over: it never times out.
 */
export function intake({ body, receivedAt }: IntakeRequest): IntakeResult {
  if (!isRecord(body)) return { signals: [], problems: ['the body must be an object with "alerts"'] };
  if (!Array.isArray(body['alerts'])) return { signals: [], problems: ['"alerts" must be an array'] };
  const { taken, problems } = readEach(body['alerts'], (item) => signalOf(item, body['externalURL'], receivedAt));
  return { signals: taken, problems };
}

function signalOf(item: Record<string, unknown>, externalUrl: unknown, receivedAt: Instant): AlertSignal {
  const status = item['status'];
  if (status !== 'firing' && status !== 'resolved') throw new BadAlert('"status" must be "firing" or "resolved"');
  const labels = readLabels(item['labels'], 'labels');
  if (Object.keys(labels).length === 0) throw new BadAlert('at least one label with a value is needed');
  const endsAt = readTime(item['endsAt'], 'endsAt');
  return {
    source: 'alertmanager-webhook',
    dedupeKey: null,
    status,
    labels,
    annotations: readAnnotations(item['annotations'], 'annotations'),
    startsAt: readTime(item['startsAt'], 'startsAt'),
    endsAt: status === 'firing' ? NEVER_ENDS : (endsAt ?? receivedAt),
    link: readLink(item['panelURL']) ?? readLink(item['dashboardURL']) ?? readLink(item['generatorURL']) ?? readLink(externalUrl),
  };
}
